use super::*;

fn read_facts(text: &str) -> (Vec<Option<String>>, String) {
    let Page { text, facts } = read(text.to_owned());
    let all = [
        facts.title,
        facts.author,
        facts.date,
        facts.outlet,
        facts.url,
    ];
    let all = all.map(|fact| fact.map(|fact| fact.to_string()));
    (all.to_vec(), text)
}

fn some(words: [&str; 5]) -> Vec<Option<String>> {
    words
        .map(|word| (!word.is_empty()).then(|| word.to_owned()))
        .to_vec()
}

#[test]
fn front_matter_gives_the_facts_and_is_no_text() {
    let yaml = "---\ntitle: \"Talks: \\\"no result\\\"\"\nauthor:\n  - Ann Smith\n  - name: Bo Li\ndate: 2024-03-05T10:00:00Z # by the feed\nsource: The Daily\nlink: https://example.org/a\ntags: [x, y]\n---\n\n# Talks\n\nNo *result*.\n";
    let toml = "+++\ntitle = 'Talks: \"no result\"'\nauthors = ['Ann Smith', 'Bo Li']\ndate = 2024-03-05T10:00:00Z\nsite = 'The Daily'\nurl = 'https://example.org/a'\n+++\n# Talks\n\nNo *result*.\n";
    let facts = some([
        "Talks: \"no result\"",
        "Ann Smith, Bo Li",
        "2024-03-05",
        "The Daily",
        "https://example.org/a",
    ]);
    for text in [yaml, toml] {
        assert_eq!(
            read_facts(text),
            (facts.clone(), "# Talks\n\nNo *result*.\n".to_owned())
        );
    }
}

#[test]
fn values_may_stand_on_several_lines() {
    let text = "---\ntitle: >\n  Talks without\n  a result\nauthor: [Ann, 'Li, Bo']\ndate: 5 March 2024\npublisher:\n  name: The Daily\nsource: https://example.org/a\n...\nText\n";
    let facts = some([
        "Talks without a result",
        "Ann, Li, Bo",
        "2024-03-05",
        "The Daily",
        "https://example.org/a",
    ]);
    assert_eq!(read_facts(text), (facts, "Text\n".to_owned()));
}

#[test]
fn what_only_looks_like_front_matter_stays_text() {
    let cases = [
        "---\nA line between rules, not a list of names.\n---\nText\n",
        "---\ntitle: never ends\n",
        "+++\nno toml\n+++\nText\n",
        "---",
        "",
        "Text\n---\ntitle: x\n---\n",
    ];
    for text in cases {
        assert_eq!(read_facts(text), (some([""; 5]), text.to_owned()));
    }
}

#[test]
fn front_matter_of_many_programs_is_understood() {
    let facts = some([
        "Talks end",
        "Ann Smith, Bo Li",
        "2017-04-12",
        "The Daily",
        "https://example.org/a",
    ]);
    let texts = [
        "---\ntitle: Talks end\nauthors: [Ann Smith, Bo Li]\ndate: 2017-04-12T10:00:00+02:00\npublication: The Daily\ncanonical_url: https://example.org/a\n---\nText\n",
        "---\ntitle: 'Talks end'\nauthor: \"Ann Smith, Bo Li\"\npublished: '2017-04-12 10:00'\nsite_name: The Daily\ncanonicalURL: \"https://example.org/a\"\n---\nText\n",
        "---\n\"title\": \"Talks end\"\n\"author\": [{name: Ann Smith, url: x}, {name: \"Bo Li\"}]\n\"datePublished\": \"April 12, 2017\"\n\"source\": {name: The Daily, url: https://example.org/a}\nurl: https://example.org/a\n---\nText\n",
        "---\ntitle: Talks end\nauthor:\n  - \"[[Ann Smith]]\"\n  - \"[[Bo Li]]\"\nsource: https://example.org/a\nsite: The Daily\npublished: 2017-04-12\ncreated: 2024-01-02\n---\nText\n",
        "---\ntitle: Talks end\nauthors:\n- name: Ann Smith\n  url: https://example.org/ann\n- name: Bo Li\n  url: https://example.org/bo\npublish_date: 12 April 2017\npublisher:\n  name: The Daily\n  url: https://example.org\nlink: <https://example.org/a>\n---\nText\n",
        "+++\ntitle = \"Talks end\"\ndate = 2017-04-12\nsource = \"https://example.org/a\"\noutlet = \"The Daily\"\n[[authors]]\nname = \"Ann Smith\"\n[[authors]]\nname = \"Bo Li\"\n+++\nText\n",
    ];
    for text in texts {
        assert_eq!(
            read_facts(text),
            (facts.clone(), "Text\n".to_owned()),
            "{text}"
        );
    }
    let clipped = "---\npublished:\ncreated: 2024-01-02\n---\nText\n";
    assert_eq!(read_facts(clipped).0, some([""; 5]), "when it was clipped");
}

#[test]
fn without_front_matter_the_heading_and_the_lines_below_it_tell() {
    let facts = some(["Talks end", "Ann Smith", "2017-04-12", "", ""]);
    let below = "\n\n*By Ann Smith*\n\n**12 April 2017**\n\nEnvoys met.\n";
    for heading in ["# Talks end", "## Talks end ##", "\nTalks end\n========="] {
        let text = format!("{heading}{below}");
        assert_eq!(read_facts(&text), (facts.clone(), text));
    }
    let dated = format!("---\ndate: 2017-04-13\n---\n# Talks end{below}");
    let told = some(["Talks end", "Ann Smith", "2017-04-13", "", ""]);
    assert_eq!(read_facts(&dated).0, told);
    assert_eq!(read_facts("#tag\n\nText\n").0, some([""; 5]));
}

#[test]
fn nothing_grows_in_reading() {
    let bomb = "---\na: &a [x,x,x,x]\nb: &b [*a,*a,*a]\ntitle: *b\n---\nText\n";
    assert_eq!(read_facts(bomb).1, "Text\n");
}
