//! Rust source as the rules see it: without comments, string contents taken out, `use` trees spelled out.

/// A source file, cut up.
pub(crate) struct Source {
    /// The code; comments gone, strings emptied, lines kept.
    pub(crate) code: String,
    /// Every string literal with its line number, counted from 1.
    pub(crate) strings: Vec<(usize, String)>,
}

impl Source {
    pub(crate) fn read(text: &str) -> Self {
        let mut reader = Reader { rest: text, line: 1, code: String::new(), strings: Vec::new() };
        while reader.step() {}
        Self { code: reader.code, strings: reader.strings }
    }

    /// What is shipped: everything before the file's test module.
    pub(crate) fn shipped(&self) -> &str {
        self.code.split("#[cfg(test)]\nmod ").next().unwrap_or("")
    }

    /// String literals of what is shipped.
    pub(crate) fn shipped_strings(&self) -> impl Iterator<Item = &(usize, String)> {
        let lines = self.shipped().lines().count();
        self.strings.iter().filter(move |(line, _)| *line <= lines)
    }
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
    code: String,
    strings: Vec<(usize, String)>,
}

impl Reader<'_> {
    fn step(&mut self) -> bool {
        let Some(first) = self.rest.chars().next() else { return false };
        if self.rest.starts_with("//") {
            let end = self.rest.find('\n').unwrap_or(self.rest.len());
            self.rest = &self.rest[end..];
        } else if self.rest.starts_with("/*") {
            self.block_comment();
        } else if let Some(hashes) = raw_string_hashes(self.rest, &self.code) {
            let open = self.rest.find('"').unwrap_or(0) + 1;
            let close = format!("\"{}", "#".repeat(hashes));
            let end = self.rest[open..].find(&close).map_or(self.rest.len(), |at| open + at);
            self.string(open, end, close.len());
        } else if first == '"' {
            let end = plain_string_end(self.rest);
            self.string(1, end, 1);
        } else if first == '\'' {
            // A character, or else a lifetime, which stays.
            let length = character_length(self.rest);
            self.code.push_str(if length > 1 { "' '" } else { "'" });
            self.rest = &self.rest[length..];
        } else {
            self.code.push(first);
            self.line += usize::from(first == '\n');
            self.rest = &self.rest[first.len_utf8()..];
        }
        true
    }

    fn string(&mut self, open: usize, end: usize, close: usize) {
        let text = &self.rest[open.min(end)..end];
        self.strings.push((self.line, text.to_owned()));
        self.code.push_str("\"\"");
        self.newlines(end);
        self.rest = self.rest.get(end + close..).unwrap_or("");
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        let mut at = 0;
        while at < self.rest.len() {
            let here = &self.rest[at..];
            if here.starts_with("/*") {
                depth += 1;
                at += 2;
            } else if here.starts_with("*/") {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    break;
                }
            } else {
                at += here.chars().next().map_or(1, char::len_utf8);
            }
        }
        self.newlines(at);
        self.rest = &self.rest[at..];
    }

    /// Keeps the line count over a stretch that is left out.
    fn newlines(&mut self, end: usize) {
        let count = self.rest[..end].matches('\n').count();
        self.code.extend(std::iter::repeat_n('\n', count));
        self.line += count;
    }
}

/// `r"`, `r#"`, `br##"`…: how many hashes close it.
fn raw_string_hashes(rest: &str, before: &str) -> Option<usize> {
    if before.ends_with(is_word) {
        return None;
    }
    let after = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after[hashes..].starts_with('"').then_some(hashes)
}

fn plain_string_end(rest: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at,
            _ => {}
        }
    }
    rest.len()
}

fn character_length(rest: &str) -> usize {
    let mut letters = rest.char_indices().skip(1);
    match letters.next() {
        Some((_, '\\')) => rest[3..].find('\'').map_or(1, |at| at + 4),
        Some(_) => match letters.next() {
            Some((at, '\'')) => at + 1,
            _ => 1,
        },
        None => 1,
    }
}

pub(crate) fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Whether `code` holds `word` as a whole: `std::fs`, not `std::fsync`.
pub(crate) fn has_word(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + word.len()..].chars().next();
        let starts_inside = word.starts_with(is_word) && before.is_some_and(is_word);
        let ends_inside = word.ends_with(is_word) && after.is_some_and(is_word);
        !starts_inside && !ends_inside
    })
}

/// Every path that a `use` brings in, its braces spelled out: `std::{fs, io::{Read}}` is `std::fs`, `std::io::Read`.
pub(crate) fn used_paths(code: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for (at, _) in code.match_indices("use ") {
        if code[..at].ends_with(is_word) {
            continue;
        }
        let tree: String = code[at + 4..].chars().take_while(|letter| *letter != ';').collect();
        let tree: String = tree.replace(" as ", "@").split_whitespace().collect();
        spell_out("", &tree, &mut paths);
    }
    paths
}

fn spell_out(prefix: &str, tree: &str, paths: &mut Vec<String>) {
    let Some(open) = tree.find('{') else {
        let path = tree.split('@').next().unwrap_or(tree);
        let path = format!("{prefix}{path}");
        paths.push(path.trim_end_matches("::self").to_owned());
        return;
    };
    let prefix = format!("{prefix}{}", &tree[..open]);
    let inside = tree[open + 1..].strip_suffix('}').unwrap_or(&tree[open + 1..]);
    let mut depth = 0;
    let mut from = 0;
    for (at, letter) in inside.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                spell_out(&prefix, &inside[from..at], paths);
                from = at + 1;
            }
            _ => {}
        }
    }
    if from < inside.len() {
        spell_out(&prefix, &inside[from..], paths);
    }
}

/// The name after each `root::`: `crate::model::x` and `crate::store` give `model`, `store`.
pub(crate) fn names_after<'a>(code: &'a str, root: &'a str) -> impl Iterator<Item = &'a str> {
    code.match_indices(root).filter_map(move |(at, _)| {
        let whole = !code[..at].ends_with(is_word) && !code[..at].ends_with("::");
        let after = code[at + root.len()..].strip_prefix("::")?;
        let end = after.find(|letter| !is_word(letter)).unwrap_or(after.len());
        whole.then(|| &after[..end])
    })
}
