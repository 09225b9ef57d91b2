//! Fields: an instruction, and its result. Only results are text.

/// Fields that are open, the innermost last.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
}

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    has_result: bool,
}

impl Fields {
    pub(super) fn begin(&mut self) {
        self.open.push(Field::default());
    }

    pub(super) fn separate(&mut self) {
        if let Some(field) = self.open.last_mut() {
            field.has_result = true;
        }
    }

    /// Ends the innermost field. Returns its instruction if it had no result.
    pub(super) fn end(&mut self) -> Option<String> {
        self.open.pop().filter(|field| !field.has_result).map(|field| field.instruction)
    }

    /// Adds to the instruction of the innermost field.
    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.has_result) {
            field.instruction.push_str(text);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Returns whether text belongs to results only.
    pub(super) fn shows_text(&self) -> bool {
        self.open.iter().all(|field| field.has_result)
    }

    /// Returns whether text belongs to a table of contents or an index.
    pub(super) fn is_in_contents(&self) -> bool {
        self.open.iter().any(|field| matches!(name(&field.instruction), "TOC" | "INDEX"))
    }

    /// Returns whether text is the number of a caption.
    pub(super) fn is_sequence(&self) -> bool {
        self.open.iter().any(|field| name(&field.instruction) == "SEQ")
    }

    /// Returns the target of the innermost hyperlink.
    pub(super) fn link(&self) -> Option<String> {
        self.open.iter().rev().find_map(|field| hyperlink(&field.instruction))
    }
}

/// Returns the name of a field: `HYPERLINK`.
pub(super) fn name(instruction: &str) -> &str {
    instruction.split_whitespace().next().unwrap_or_default()
}

/// Parses a hyperlink: `HYPERLINK "https://…"`. Targets inside of the file are not links.
pub(super) fn hyperlink(instruction: &str) -> Option<String> {
    let rest = instruction.trim().strip_prefix("HYPERLINK")?.trim();
    let target = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split_whitespace().next().filter(|target| !target.starts_with('\\')),
    };
    target.filter(|target| !target.is_empty()).map(str::to_owned)
}

/// Returns what a field without a result shows: a symbol with its font, or a formula.
pub(super) fn computed(instruction: &str) -> Option<Computed> {
    match name(instruction) {
        "SYMBOL" => {
            let mut words = instruction.split_whitespace().skip(1);
            let code = words.next()?;
            let code = match code.strip_prefix("0x").or_else(|| code.strip_prefix("0X")) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => code.parse().ok()?,
            };
            let font = instruction.split_once("\\f").map(|(_, rest)| rest.trim_start());
            let font = font.and_then(|rest| match rest.strip_prefix('"') {
                Some(quoted) => quoted.split('"').next(),
                None => rest.split_whitespace().next(),
            });
            Some(Computed::Symbol { font: font.unwrap_or("Symbol").to_owned(), code })
        }
        "EQ" | "eq" => Some(Computed::Formula(instruction.trim().get(2..)?.trim().to_owned())),
        _ => None,
    }
}

/// The text that a field without a result shows.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Computed {
    Symbol { font: String, code: u32 },
    Formula(String),
}

/// Returns a fraction of a formula field: `\f(1;2)`.
pub(super) fn fraction(formula: &str) -> Option<String> {
    let inner = formula.trim().strip_prefix("\\f").or_else(|| formula.trim().strip_prefix("\\F"))?;
    let inner = inner.trim().strip_prefix('(')?.strip_suffix(')')?;
    let (over, under) = inner.split_once([';', ','])?;
    let is_plain = |part: &str| !part.contains(['\\', '(', ')', ';', ',']);
    (is_plain(over) && is_plain(under)).then(|| format!("{}/{}", over.trim(), under.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_are_parsed() {
        assert_eq!(hyperlink(" HYPERLINK \"https://vap.kg/a b\" \\o \"x\" "), Some("https://vap.kg/a b".into()));
        assert_eq!(hyperlink(" HYPERLINK https://vap.kg/ "), Some("https://vap.kg/".into()));
        assert_eq!(hyperlink(" HYPERLINK \\l \"place\" "), None);
        assert_eq!(hyperlink(" PAGEREF x "), None);
        let symbol = |font: &str, code| Some(Computed::Symbol { font: font.into(), code });
        assert_eq!(computed(" SYMBOL 179 \\f \"Symbol\" \\s 12 "), symbol("Symbol", 179));
        assert_eq!(computed("SYMBOL 0xFC \\f Wingdings"), symbol("Wingdings", 0xfc));
        assert_eq!(computed("SYMBOL"), None);
        assert_eq!(fraction("\\f(1;2)"), Some("1/2".into()));
        assert_eq!(fraction("\\r(2;3)"), None);
    }
}
