//! The signs that stand for a blank while a form is drawn, and how they are read from what was drawn.
//!
//! They are characters of the private use area, which no text of a site has (a view that has one gets no form). Behind
//! each stands `<`: where a template printed it as text it has become `&lt;`, and where it printed it as HTML it has not, so
//! that the blank is filled in the same way.

use std::ops::RangeInclusive;

const SIGNS: RangeInclusive<char> = TEXT..=END;
const TEXT: char = '\u{e000}';
const NUMBER: char = '\u{e001}';
const CALL: char = '\u{e002}';
const NEXT: char = '\u{e003}';
const END: char = '\u{e004}';
/// The first byte of each of them.
const LEAD: u8 = 0xee;

/// What was drawn, piece by piece.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece {
    /// As it is on every page.
    Fixed(String),
    /// A text of the page, by its place in the outline.
    Blank { at: usize, escaped: bool },
    /// What a function makes of texts of the page.
    Call { function: Function, args: Vec<Vec<Piece>>, escaped: bool },
}

/// The functions that wait until a form is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// `url`: the address.
    Link,
    /// `t`: the language, the key, and a name and a text for each argument.
    Text,
}

/// The function cannot be put off: it would have to know now what it gets.
#[derive(Debug, PartialEq, Eq)]
pub struct Unknown;

/// Whether any of the signs is among the bytes of a text.
pub fn has(text: &[u8]) -> bool {
    text.contains(&LEAD)
        && text.windows(3).any(|bytes| std::str::from_utf8(bytes).is_ok_and(|sign| sign.contains(is_sign)))
}

fn is_sign(sign: char) -> bool {
    SIGNS.contains(&sign)
}

/// Stands for a text.
pub fn text(at: usize) -> String {
    format!("{TEXT}<{at}>")
}

/// Stands for a number.
pub fn number(at: usize) -> String {
    format!("{NUMBER}<{at}>")
}

/// Stands for what a function will make of its arguments, which may have blanks in them.
pub fn call(function: Function, args: &[&str]) -> Result<String, Unknown> {
    let mut call = format!("{CALL}<{}>", if function == Function::Link { 'l' } else { 't' });
    for (at, arg) in args.iter().enumerate() {
        // Whether a number is one is lost in a text, and what is made of an argument's signs by the printing that follows.
        let fixed: String = arg
            .split(TEXT)
            .enumerate()
            .map(|(at, piece)| match at {
                0 => piece,
                _ => piece.split_once('>').map_or(piece, |(_, after)| after),
            })
            .collect();
        if fixed.contains(|c| is_sign(c) || matches!(c, '&' | '<' | '>' | '"' | '\'')) {
            return Err(Unknown);
        }
        if at > 0 {
            call.push(NEXT);
        }
        call.push_str(arg);
    }
    call.push(END);
    Ok(call)
}

/// Reads what was drawn. None if the signs do not stand as they were given.
pub fn read(drawn: &str) -> Option<Vec<Piece>> {
    let mut rest = drawn;
    let pieces = pieces(&mut rest)?;
    rest.is_empty().then_some(pieces)
}

/// The pieces up to the next argument or the end.
fn pieces(rest: &mut &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    loop {
        let next = rest.find(is_sign).unwrap_or(rest.len());
        let (fixed, after) = rest.split_at(next);
        if !fixed.is_empty() {
            pieces.push(Piece::Fixed(fixed.to_owned()));
        }
        *rest = after;
        let sign = after.chars().next();
        match sign {
            None | Some(NEXT | END) => return Some(pieces),
            Some(_) => *rest = &after[TEXT.len_utf8()..],
        }
        let (name, escaped) = name(rest)?;
        pieces.push(match sign {
            Some(CALL) => {
                let function = if name == "l" { Function::Link } else { Function::Text };
                Piece::Call { function, args: args(rest)?, escaped }
            }
            _ => Piece::Blank { at: name.parse().ok()?, escaped },
        });
    }
}

/// What stands behind a sign, and whether it was printed as text.
fn name<'r>(rest: &mut &'r str) -> Option<(&'r str, bool)> {
    let escaped = rest.starts_with("&lt;");
    let (open, close) = if escaped { ("&lt;", "&gt;") } else { ("<", ">") };
    let (name, after) = rest.strip_prefix(open)?.split_once(close)?;
    *rest = after;
    Some((name, escaped))
}

fn args(rest: &mut &str) -> Option<Vec<Vec<Piece>>> {
    let mut args = Vec::new();
    loop {
        args.push(pieces(rest)?);
        let end = rest.chars().next()?;
        *rest = &rest[end.len_utf8()..];
        if end == END {
            return Some(args);
        }
    }
}
