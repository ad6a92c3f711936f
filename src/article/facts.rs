//! What is known of where an article comes from.

use std::sync::Arc;

/// What a source says of an article, or a person has filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// Its headline.
    pub title: Option<Arc<str>>,
    /// Who wrote it, as the source has it.
    pub author: Option<Arc<str>>,
    /// When it appeared: `2017-04-12`, as far as the source says so; else in the words of the source.
    pub date: Option<Arc<str>>,
    /// The newspaper, agency or site.
    pub outlet: Option<Arc<str>>,
    /// Its address. It is shown and never opened.
    pub url: Option<Arc<str>>,
}

/// One of the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fact {
    /// The headline.
    Title,
    /// Who wrote it.
    Author,
    /// When it appeared.
    Date,
    /// The newspaper, agency or site.
    Outlet,
    /// Its address.
    Url,
}

impl Fact {
    /// All of them, in the order of files and forms.
    pub const ALL: [Self; 5] = [
        Self::Title,
        Self::Author,
        Self::Date,
        Self::Outlet,
        Self::Url,
    ];

    /// The word for it, in files too.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Author => "author",
            Self::Date => "date",
            Self::Outlet => "outlet",
            Self::Url => "url",
        }
    }
}

impl Facts {
    /// What they say of `fact`.
    #[must_use]
    pub const fn get(&self, fact: Fact) -> Option<&Arc<str>> {
        match fact {
            Fact::Title => self.title.as_ref(),
            Fact::Author => self.author.as_ref(),
            Fact::Date => self.date.as_ref(),
            Fact::Outlet => self.outlet.as_ref(),
            Fact::Url => self.url.as_ref(),
        }
    }

    /// Say `value` of `fact` from now on; blanks alone say nothing.
    pub fn set(&mut self, fact: Fact, value: Option<Arc<str>>) {
        let value = value.filter(|value| !value.trim().is_empty());
        *match fact {
            Fact::Title => &mut self.title,
            Fact::Author => &mut self.author,
            Fact::Date => &mut self.date,
            Fact::Outlet => &mut self.outlet,
            Fact::Url => &mut self.url,
        } = value;
    }

    /// Those of these facts that `source` doesn't say, or says otherwise.
    #[must_use]
    pub fn besides(mut self, source: &Self) -> Self {
        for fact in Fact::ALL {
            if self.get(fact) == source.get(fact) {
                self.set(fact, None);
            }
        }
        self
    }

    /// These facts, and what is missing among them from `others`.
    #[must_use]
    pub fn or(self, others: &Self) -> Self {
        let or = |own: Option<Arc<str>>, other: &Option<Arc<str>>| own.or_else(|| other.clone());
        Self {
            title: or(self.title, &others.title),
            author: or(self.author, &others.author),
            date: or(self.date, &others.date),
            outlet: or(self.outlet, &others.outlet),
            url: or(self.url, &others.url),
        }
    }
}
