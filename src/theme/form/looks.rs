//! Which names the templates look at, and do not only print or hand on.
//!
//! Reads the tags of templates as far as it must: a name that is compared, counted, walked through or given to a filter is
//! looked at; so is one that is handed to a component whose argument is looked at. Names are not told apart by what they
//! are of, so that when a template looks at one `lang` it looks at all. What cannot be read is taken for a look at
//! everything.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::token::Token::{self, Number, Sign, Text, Word};
use super::token::tokens;

/// How much of a value is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// The value itself, if it is a text or a number.
    Value,
    /// It, and all that is in it.
    Whole,
}

/// What the functions of templates look at by themselves: see `function`.
const ALWAYS: [&str; 5] = ["lang", "text_lang", "kind", "base", "portable"];
/// Functions that take care of what they cannot look at, and those that take nothing a view holds.
const FUNCTIONS: [&str; 7] = ["url", "asset", "t", "date", "count", "money", "range"];
/// Functions whose result depends on the file of the page.
const LINKS: [&str; 2] = ["url", "asset"];
/// All that a template gets, under one name.
const EVERYTHING: &str = "__tera_context";
/// Tests and filters that look at a value and not at what is in it; nothing of it is left in what they give.
const TESTS: [&str; 8] = ["defined", "undefined", "none", "string", "number", "integer", "float", "iterable"];
const FILTERS: [&str; 1] = ["length"];
const CONNECTIVES: [&str; 4] = ["and", "or", "if", "else"];
const WORDS: [&str; 8] = ["not", "is", "in", "true", "false", "True", "False", "none"];
const OPERATORS: [&str; 13] = ["==", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "//", "%", "**"];
/// Tags without an expression.
const SILENT: [&str; 7] = ["else", "endif", "endfor", "block", "endblock", "break", "continue"];

/// The names that a template looks at, itself and by those it draws with.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Looks {
    names: FxHashMap<String, Depth>,
    /// For each length of a name the first letters that names of it have, as bits: most names are not looked at.
    starts: [u32; 32],
}

impl Looks {
    /// Reads the templates of a theme, given by name and text; of two with one name both count. Gives what each looks at,
    /// or nothing if one of them has something whose looks are not known.
    pub fn of<'t>(templates: impl Iterator<Item = (&'t str, &'t str)>) -> Option<BTreeMap<&'t str, Looks>> {
        let mut reader = Reader::default();
        for (name, text) in templates {
            reader.begin(Name::Template(name));
            reader.template(text)?;
        }
        let names: BTreeSet<Name> = reader.units.iter().map(|unit| unit.name).collect();
        let looks = names.into_iter().filter_map(|name| match name {
            Name::Template(template) => Some((template, Looks::from(&reader.reached(name)[..]))),
            Name::Component(_) => None,
        });
        Some(looks.collect())
    }

    /// How a name is looked at, if it is.
    pub fn at(&self, name: &str) -> Option<Depth> {
        let start = name.bytes().next().map_or(0, |first| 1 << (first & 31));
        if self.starts[name.len() & 31] & start == 0 {
            return None;
        }
        self.names.get(name).copied()
    }
}

impl From<&[&Unit<'_>]> for Looks {
    /// What is looked at under one name is looked at under the others.
    fn from(units: &[&Unit]) -> Self {
        let mut looks: BTreeMap<&str, Depth> = ALWAYS.iter().map(|name| (*name, Depth::Whole)).collect();
        let raise = |looks: &mut BTreeMap<_, _>, name, depth: Depth| {
            let before = looks.insert(name, depth);
            if before > Some(depth) {
                looks.extend(before.map(|before| (name, before)));
            }
            before < Some(depth)
        };
        for (name, depth) in units.iter().flat_map(|unit| &unit.looks) {
            raise(&mut looks, *name, *depth);
        }
        let mut news = true;
        while news {
            news = false;
            for (target, sources) in units.iter().flat_map(|unit| &unit.flows) {
                let Some(&depth) = looks.get(target) else { continue };
                for source in sources {
                    news |= raise(&mut looks, *source, depth);
                }
            }
        }
        let mut starts = [0; 32];
        for name in looks.keys() {
            starts[name.len() & 31] |= name.bytes().next().map_or(0, |first| 1 << (first & 31));
        }
        Self { names: looks.into_iter().map(|(name, depth)| (name.to_owned(), depth)).collect(), starts }
    }
}

/// What draws: a template, or a component that one defines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Name<'t> {
    Template(&'t str),
    Component(&'t str),
}

impl Name<'_> {
    /// Whether another is meant by this one, which may begin with the name of a theme.
    fn means(self, other: Name) -> bool {
        match (self, other) {
            (Name::Template(named), Name::Template(name)) => {
                named.strip_suffix(name).is_some_and(|theme| theme.is_empty() || theme.ends_with('/'))
            }
            _ => self == other,
        }
    }
}

/// What stands in a template or a component.
struct Unit<'t> {
    name: Name<'t>,
    looks: Vec<(&'t str, Depth)>,
    /// What a value is called elsewhere, and what it is called here.
    flows: Vec<(&'t str, Vec<&'t str>)>,
    /// What it draws with.
    draws: Vec<Name<'t>>,
}

#[derive(Default)]
struct Reader<'t> {
    units: Vec<Unit<'t>>,
    /// The unit that is being read, and those around it.
    current: usize,
    components: Vec<usize>,
}

impl<'t> Reader<'t> {
    fn begin(&mut self, name: Name<'t>) {
        self.current = self.units.len();
        self.units.push(Unit { name, looks: Vec::new(), flows: Vec::new(), draws: Vec::new() });
    }

    fn look(&mut self, name: &'t str, depth: Depth) {
        self.units[self.current].looks.push((name, depth));
    }

    fn flow(&mut self, target: &'t str, sources: Vec<&'t str>) {
        self.units[self.current].flows.push((target, sources));
    }

    fn draw(&mut self, name: Name<'t>) {
        self.units[self.current].draws.push(name);
    }

    /// The units that draw when one does.
    fn reached(&self, name: Name<'t>) -> Vec<&Unit<'t>> {
        let (mut names, mut reached) = (vec![name], Vec::new());
        let mut at = 0;
        while let Some(&name) = names.get(at) {
            at += 1;
            for unit in self.units.iter().filter(|unit| name.means(unit.name)) {
                reached.push(unit);
                names.extend(unit.draws.iter().filter(|drawn| !names.contains(drawn)).copied().collect::<Vec<_>>());
            }
        }
        reached
    }

    fn template(&mut self, template: &'t str) -> Option<()> {
        let mut rest = template;
        while let Some(start) = rest.find('{') {
            rest = &rest[start..];
            let (prints, end) = match rest.as_bytes().get(1) {
                Some(b'#') => {
                    rest = &rest[rest[2..].find("#}")? + 4..];
                    continue;
                }
                Some(b'{') => (true, "}}"),
                Some(b'%') => (false, "%}"),
                _ => {
                    rest = &rest[1..];
                    continue;
                }
            };
            let tokens = tokens(&mut rest, end)?;
            match prints {
                true => self.print(&tokens)?,
                false => self.statement(&tokens)?,
            }
        }
        Some(())
    }

    fn print(&mut self, tokens: &[Token<'t>]) -> Option<()> {
        match tokens {
            [Sign("<"), Word(name), given @ .., Sign("/>")] => {
                self.draw(Name::Component(name));
                self.component(given)
            }
            [Word("super"), Sign("("), Sign(")")] => Some(()),
            // Printed by itself, an interface text is not asked whether there is anything in it.
            [Word("t"), Sign("("), given @ .., Sign(")")] if !given.contains(&Sign(")")) => self.part(given).map(drop),
            _ => self.expression(tokens).map(drop),
        }
    }

    fn statement(&mut self, tokens: &[Token<'t>]) -> Option<()> {
        let (&Word(tag), rest) = tokens.split_first()? else { return None };
        match (tag, rest) {
            ("if" | "elif", _) => self.expression(rest).map(drop),
            (
                "for",
                [Word(target), Word("in"), all @ ..] | [Word(_), Sign(","), Word(target), Word("in"), all @ ..],
            ) => {
                let names = self.expression(all)?;
                names.iter().for_each(|&name| self.look(name, Depth::Value));
                self.flow(target, names);
                Some(())
            }
            ("set" | "set_global", [Word(target), Sign("="), value @ ..]) => {
                let names = self.expression(value)?;
                self.flow(target, names);
                Some(())
            }
            ("extends" | "include", [Text(name), ..]) => {
                self.draw(Name::Template(name));
                Some(())
            }
            ("component", [Word(name), Sign("("), ..]) if !rest.contains(&Sign("...")) => {
                let within = self.current;
                self.begin(Name::Component(name));
                self.components.push(within);
                Some(())
            }
            ("endcomponent", _) => {
                self.current = self.components.pop()?;
                Some(())
            }
            _ if SILENT.contains(&tag) => Some(()),
            _ => None,
        }
    }

    /// What a component is given: `name={value}`, `name="text"`.
    fn component(&mut self, mut given: &[Token<'t>]) -> Option<()> {
        while let Some((&Word(target), rest)) = given.split_first() {
            given = match rest {
                [Sign("="), Text(_) | Number, rest @ ..] => rest,
                [Sign("="), Sign("{"), rest @ ..] => {
                    let end = rest.iter().position(|token| *token == Sign("}"))?;
                    let names = self.expression(&rest[..end])?;
                    self.flow(target, names);
                    &rest[end + 1..]
                }
                [Sign("="), ..] => return None,
                // A name alone hands on what has that name here.
                rest => rest,
            };
        }
        given.is_empty().then_some(())
    }

    /// Reads an expression: notes what it looks at, and gives the names of what its value may be.
    fn expression(&mut self, tokens: &[Token<'t>]) -> Option<Vec<&'t str>> {
        let mut names = Vec::new();
        let mut depth = 0;
        let mut start = 0;
        let mut parts = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            match token {
                Sign("(" | "[" | "?[") => depth += 1,
                Sign(")" | "]") => depth -= 1,
                Word(word) if depth == 0 && CONNECTIVES.contains(word) && !is_field(tokens, at) => {
                    parts.push(&tokens[start..at]);
                    start = at + 1;
                }
                _ => {}
            }
        }
        parts.push(&tokens[start..]);
        for part in parts {
            names.append(&mut self.part(part)?);
        }
        Some(names)
    }

    /// Reads what stands between `and`, `or`, `if` and `else`.
    fn part(&mut self, tokens: &[Token<'t>]) -> Option<Vec<&'t str>> {
        let mut names = Vec::new();
        let mut compared = false;
        // Where the names of the operand begin that is being read; and for each bracket that is open where those around it
        // begin, and those in it.
        let mut operand = 0;
        let mut around: Vec<(usize, usize)> = Vec::new();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let after = tokens.get(at + 1);
            match *token {
                Word(EVERYTHING) => return None,
                Word(word) if is_field(tokens, at) => self.named(word, after, &mut names)?,
                Sign("|") => {
                    let Some(Word(filter)) = after else { return None };
                    if *filter != "safe" {
                        self.asked(&mut names, operand, depth(FILTERS.contains(filter)));
                    }
                    at = self.given(tokens, at + 1)?;
                }
                Word("is") => {
                    at += if after == Some(&Word("not")) { 2 } else { 1 };
                    let Some(Word(test)) = tokens.get(at) else { return None };
                    self.asked(&mut names, operand, depth(TESTS.contains(test)));
                    at = self.given(tokens, at)?;
                }
                Word("in") => {
                    compared = true;
                    operand = names.len();
                }
                Sign(sign) if OPERATORS.contains(&sign) => {
                    compared = true;
                    operand = names.len();
                }
                Word(word) if WORDS.contains(&word) || CONNECTIVES.contains(&word) => {}
                Word(word) if after == Some(&Sign("(")) => {
                    FUNCTIONS.contains(&word).then_some(())?;
                    names.extend(LINKS.contains(&word).then_some("file"));
                    // What an interface text makes of its arguments may be nothing.
                    compared |= word == "t";
                }
                Word(word) => self.named(word, after, &mut names)?,
                Sign(sign @ ("(" | "[" | "?[")) => {
                    if sign != "(" && matches!(at.checked_sub(1).map(|before| tokens[before]), Some(Sign(")" | "]"))) {
                        self.asked(&mut names, operand, Depth::Whole);
                    }
                    around.push((operand, names.len()));
                    operand = names.len();
                }
                // What is asked of a list, of what is in brackets or comes of a function is asked of all in it. What stands
                // in square brackets may choose what is taken.
                Sign(sign @ (")" | "]")) => {
                    let (outer, inner) = around.pop()?;
                    if sign == "]" {
                        names[inner..].iter().for_each(|&name| self.look(name, Depth::Whole));
                    }
                    operand = outer;
                }
                Sign(",") => operand = names.len(),
                Text(_) | Number | Sign("." | "?." | ":" | "~" | "=") => {}
                Sign(_) => return None,
            }
            at += 1;
        }
        if compared {
            names.iter().for_each(|&name| self.look(name, Depth::Whole));
        }
        Some(names)
    }

    /// Reads a name by what comes after it.
    fn named(&mut self, word: &'t str, after: Option<&Token>, names: &mut Vec<&'t str>) -> Option<()> {
        match after {
            // More of the path follows, or a value for this argument.
            Some(Sign("." | "?." | "=")) => {}
            Some(Sign("(")) => return None,
            Some(Sign("[" | "?[")) => {
                // Whatever is in it may be meant.
                self.look(word, Depth::Whole);
                names.push(word);
            }
            _ => names.push(word),
        }
        Some(())
    }

    /// Reads what the filter or test at a place is given, all of which it looks at. Gives the place of the last token.
    fn given(&mut self, tokens: &[Token<'t>], at: usize) -> Option<usize> {
        if tokens.get(at + 1) != Some(&Sign("(")) {
            return Some(at);
        }
        let mut open = 0_usize;
        let end = tokens[at + 1..].iter().position(|token| {
            match token {
                Sign("(") => open += 1,
                Sign(")") => open -= 1,
                _ => {}
            }
            open == 0
        })?;
        let names = self.part(&tokens[at + 2..at + 1 + end])?;
        names.into_iter().for_each(|name| self.look(name, Depth::Whole));
        Some(at + 1 + end)
    }

    /// A test or a filter asks something of an operand. What comes of it is no longer what had the name.
    fn asked(&mut self, names: &mut Vec<&'t str>, operand: usize, depth: Depth) {
        names[operand..].iter().for_each(|&name| self.look(name, depth));
        if names.len() == operand + 1 && depth == Depth::Value {
            names.truncate(operand);
        }
    }
}

/// Whether a word is a field of what stands before it, whatever it would mean by itself.
fn is_field(tokens: &[Token], at: usize) -> bool {
    matches!(at.checked_sub(1).map(|before| tokens[before]), Some(Sign("." | "?.")))
}

fn depth(value_alone: bool) -> Depth {
    if value_alone { Depth::Value } else { Depth::Whole }
}
