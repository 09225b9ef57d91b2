//! Formulas of Word on one line: `(a+b)/2`, `x²`, `√(x)`.

use super::raised::{lowered, raised};
use super::xml::Element;

/// Returns a formula as text.
pub(super) fn linear(formula: &Element) -> String {
    formula.elements().map(element).collect()
}

fn element(element: &Element) -> String {
    let part = |name: &str| element.element(name).map(linear).unwrap_or_default();
    let property = |properties: &str, name: &str| {
        element
            .element(properties)
            .and_then(|properties| properties.element(name))
            .map(|property| property.attribute("val").unwrap_or_default().to_owned())
    };
    match &*element.name {
        "t" => element.text(),
        "f" => format!("{}/{}", grouped(&part("num")), grouped(&part("den"))),
        "sSup" => format!("{}{}", grouped_base(&part("e")), upper(&part("sup"))),
        "sSub" => format!("{}{}", part("e"), lower(&part("sub"))),
        "sSubSup" => format!("{}{}{}", part("e"), lower(&part("sub")), upper(&part("sup"))),
        "sPre" => format!("{}{}{}", lower(&part("sub")), upper(&part("sup")), part("e")),
        "rad" => {
            let degree = part("deg");
            let degree = if degree.is_empty() { degree } else { upper(&degree) };
            format!("{degree}√{}", grouped(&part("e")))
        }
        "nary" => {
            let sign = property("naryPr", "chr").unwrap_or_else(|| "∫".to_owned());
            let (from, to) = (part("sub"), part("sup"));
            let from = if from.is_empty() { from } else { lower(&from) };
            let to = if to.is_empty() { to } else { upper(&to) };
            format!("{sign}{from}{to} {}", part("e"))
        }
        "d" => {
            let sign = |name: &str, usual: &str| property("dPr", name).unwrap_or_else(|| usual.to_owned());
            let parts: Vec<String> = element.elements().filter(|child| &*child.name == "e").map(linear).collect();
            format!("{}{}{}", sign("begChr", "("), parts.join(&sign("sepChr", "|")), sign("endChr", ")"))
        }
        "func" => format!("{} {}", part("fName"), grouped(&part("e"))),
        "limLow" => format!("{}{}", part("e"), lower(&part("lim"))),
        "limUpp" => format!("{}{}", part("e"), upper(&part("lim"))),
        "acc" => format!("{}{}", part("e"), property("accPr", "chr").unwrap_or_else(|| "\u{302}".to_owned())),
        "m" => {
            let row = |row: &Element| row.elements().filter(|cell| &*cell.name == "e").map(linear).collect::<Vec<_>>();
            let rows = element.elements().filter(|child| &*child.name == "mr").map(|child| row(child).join(", "));
            format!("[{}]", rows.collect::<Vec<_>>().join("; "))
        }
        "eqArr" => {
            let lines = element.elements().filter(|child| &*child.name == "e").map(linear);
            lines.collect::<Vec<_>>().join("; ")
        }
        "del" | "moveFrom" => String::new(),
        "br" => " ".to_owned(),
        name if name.ends_with("Pr") => String::new(),
        _ => linear(element),
    }
}

/// Returns a part of a fraction or root, in parentheses unless it is one number or word.
fn grouped(part: &str) -> String {
    match part.chars().all(|c| c.is_alphanumeric() || matches!(c, ',' | '.')) && !part.is_empty() {
        true => part.to_owned(),
        false => format!("({part})"),
    }
}

fn grouped_base(base: &str) -> String {
    let is_group = base.starts_with(['(', '[', '{', '|']) && base.ends_with([')', ']', '}', '|']);
    if is_group { base.to_owned() } else { grouped(base) }
}

fn upper(part: &str) -> String {
    raised(part).unwrap_or_else(|| format!("^{}", grouped(part)))
}

fn lower(part: &str) -> String {
    lowered(part).unwrap_or_else(|| format!("_{}", grouped(part)))
}

#[cfg(test)]
mod tests {
    use super::super::xml;
    use super::*;

    #[test]
    fn formulas_keep_their_structure() {
        let r = |text: &str| format!("<r><t>{text}</t></r>");
        for (formula, expected) in [
            (format!("<f><num>{}</num><den>{}</den></f>", r("1"), r("2")), "1/2"),
            (format!("<f><num>{}</num><den>{}</den></f>", r("a+b"), r("2")), "(a+b)/2"),
            (format!("<sSup><e>{}</e><sup>{}</sup></sSup>", r("10"), r("6")), "10⁶"),
            (format!("<sSup><e>{}</e><sup>{}</sup></sSup>", r("x"), r("k+1")), "x^(k+1)"),
            (format!("<sSub><e>{}</e><sub>{}</sub></sSub>", r("H"), r("2")), "H₂"),
            (format!("<rad><radPr/><deg/><e>{}</e></rad>", r("16")), "√16"),
            (format!("<d><dPr><begChr val=\"[\"/><endChr val=\"]\"/></dPr><e>{}</e></d>", r("0")), "[0]"),
            (format!("<m><mr><e>{0}</e><e>{0}</e></mr><mr><e>{0}</e></mr></m>", r("1")), "[1, 1; 1]"),
        ] {
            let root = xml::read(format!("<oMath>{formula}</oMath>").as_bytes()).unwrap();
            assert_eq!(linear(&root), expected);
        }
    }
}
