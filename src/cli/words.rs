//! What the help says below the options.

pub(super) const EXAMPLES: &str = "\
Examples:
  standoff                             the last article read; at first the built-in one
  standoff moscow.txt                  read and tag, into moscow.txt.standoff.toml
  standoff moscow.txt:12               begin at paragraph 12
  standoff moscow.txt --as coder1      into moscow.txt.coder1.standoff.toml
  standoff moscow.txt | less           the article with its stances as text
  standoff list . --where 'side:us'    stances in a folder that a query asks for
  standoff export moscow.txt --to md   who stands where, for a colleague
  standoff moscow.txt --keys 'j 2 - q' --print
                                       keys in, the last screen out

In the program ? shows every key. A file called like a command opens as ./export.";

pub(super) const FOLDERS: &str = "\
Articles come in the order given, those of a folder by path. What is hidden or left out
by a .gitignore or .ignore is passed over. What can't be read is named at the end and
stops nothing; the exit code is 1 then, and 2 if nothing could be read.";

pub(super) const QUERIES: &str = "\
A query has terms, all of which must hold:
  side:russia speaker:lav      the field has a word that begins so
  topic:\"chemical attack\"      several words, in quotes
  side:us,uk                   one of several
  note:*  -note:*              has one, has none; - turns any term round
  is:lost                      the words are no longer in the text; also is:edited,
                               is:moved, is:ambiguous, is:conflict, is:doubtful
  libya                        in the words, the note or any field
Fields: side, speaker, topic, position, note, quote, by, is.
Case and accents don't matter.";
