//! Lines that speak of the page and not of its subject: adverts announced, comments headed, other articles commended.

/// Longer lines say something.
const LONGEST: usize = 240;

/// More bytes of words than any of the lines below has.
const FEW: usize = 64;

/// What stands before adverts and behind them, and where one may do something with the page.
const NOTICES: [&str; 34] = [
    "advertisement",
    "advertisement continue reading below",
    "advertisements",
    "advertising",
    "anzeige",
    "article continues after advertisement",
    "article continues below advertisement",
    "click here to read more",
    "click to read more",
    "continue reading",
    "continue reading below",
    "continue reading the main story",
    "iklan",
    "load more",
    "loading",
    "publicidad",
    "publicidade",
    "publicité",
    "pubblicità",
    "read more",
    "reklama",
    "reklame",
    "scroll to continue",
    "share this",
    "share this article",
    "share this story",
    "sponsored content",
    "story continues",
    "story continues after advertisement",
    "story continues below",
    "story continues below advertisement",
    "werbung",
    "реклама",
    "广告",
];

/// Headings of other articles.
const ELSEWHERE: [&str; 46] = [
    "also read",
    "articles liés",
    "articles similaires",
    "artículos relacionados",
    "auch interessant",
    "czytaj także",
    "czytaj też",
    "das könnte dich auch interessieren",
    "das könnte sie auch interessieren",
    "don't miss",
    "latest news",
    "lea también",
    "lee también",
    "lees ook",
    "leggi anche",
    "leia também",
    "lesen sie auch",
    "lire aussi",
    "mehr zum thema",
    "more from this section",
    "more on this",
    "more on this story",
    "more on this topic",
    "more stories",
    "most popular",
    "most read",
    "noticias relacionadas",
    "read also",
    "read next",
    "recommended",
    "recommended for you",
    "related",
    "related articles",
    "related content",
    "related news",
    "related posts",
    "related stories",
    "related topics",
    "sur le même sujet",
    "verwandte artikel",
    "verwandte beiträge",
    "you may also like",
    "you might also like",
    "zobacz też",
    "à lire aussi",
    "читайте также",
];

/// Words of which one stands over what readers have written.
const COMMENTS: [&str; 11] = [
    "comment",
    "comments",
    "comentarios",
    "comentários",
    "commentaires",
    "commenti",
    "kommentare",
    "komentar",
    "комментарии",
    "评论",
    "التعليقات",
];

/// Words that may stand beside them.
const BESIDE: [&str; 9] = [
    "top", "rated", "reader", "readers", "latest", "all", "leave", "a", "post",
];

/// Whether `line` speaks of the page: announces an advert, offers what a page can do, heads other articles.
pub(super) fn is_of_the_page(line: &str) -> bool {
    line.len() <= LONGEST
        && words(line, FEW)
            .is_some_and(|words| NOTICES.contains(&&*words) || ELSEWHERE.contains(&&*words))
}

/// Whether `line` is the heading of what readers have written.
pub(super) fn heads_comments(line: &str) -> bool {
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    words(line, LONGEST).is_some_and(|words| {
        words.split(' ').any(|word| COMMENTS.contains(&word))
            && words
                .split(' ')
                .all(|word| COMMENTS.contains(&word) || BESIDE.contains(&word) || is_number(word))
    })
}

/// The words of `line` in small letters, without marks around and between them; nothing if that is more than `most` bytes.
fn words(line: &str, most: usize) -> Option<String> {
    let mut words = String::new();
    let mut is_apart = false;
    for letter in line.chars().flat_map(char::to_lowercase) {
        let letter = if letter == '’' { '\'' } else { letter };
        if !letter.is_alphanumeric() && letter != '\'' {
            is_apart = true;
            continue;
        }
        if std::mem::take(&mut is_apart) && !words.is_empty() {
            words.push(' ');
        }
        words.push(letter);
        if words.len() > most {
            return None;
        }
    }
    Some(words)
}
