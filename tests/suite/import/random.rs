//! Documents of random elements: whatever they are nested in, no word is lost.

use super::{document, docx, p, read};
use crate::harness::rounds;
use crate::hostile::Dice;

/// Elements that hold blocks or runs, with what is around their content.
const PARENTS: [(&str, &str); 20] = [
    ("<w:p>", "</w:p>"),
    ("<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>", "</w:p>"),
    ("<w:p><w:pPr><w:framePr w:dropCap=\"drop\"/></w:pPr>", "</w:p>"),
    ("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", "</w:p>"),
    ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    ("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>", "</w:tc></w:tr></w:tbl>"),
    ("<w:tbl>", "</w:tbl>"),
    ("<w:tr>", "</w:tr>"),
    ("<w:tc><w:tcPr><w:gridSpan w:val=\"3\"/><w:vMerge w:val=\"restart\"/></w:tcPr>", "</w:tc>"),
    ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    ("<w:customXml>", "</w:customXml>"),
    ("<w:ins>", "</w:ins>"),
    ("<w:del>", "</w:del>"),
    ("<w:hyperlink>", "</w:hyperlink>"),
    ("<w:fldSimple w:instr=\"TOC\">", "</w:fldSimple>"),
    ("<w:r>", "</w:r>"),
    ("<w:r><w:rPr><w:b/><w:strike/></w:rPr>", "</w:r>"),
    ("<w:r><w:drawing><w:txbxContent>", "</w:txbxContent></w:drawing></w:r>"),
    ("<w:r><w:rPr><w:vanish/></w:rPr>", "</w:r>"),
];

/// Elements without content.
const LEAVES: [&str; 8] = [
    "<w:r><w:br/></w:r>",
    "<w:r><w:br w:type=\"page\"/></w:r>",
    "<w:r><w:tab/></w:r>",
    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>",
    "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>",
    "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
    "<w:r><w:footnoteReference w:id=\"9\"/></w:r>",
    "<w:p/>",
];

fn add(dice: &mut Dice, depth: usize, words: &mut usize, xml: &mut String) {
    for _ in 0..1 + dice.roll(3) {
        match dice.roll(10) {
            0..=2 => {
                *words += 1;
                xml.push_str(&format!("<w:r><w:t>сөз{words}. </w:t></w:r>"));
            }
            3 => xml.push_str(LEAVES[dice.roll(LEAVES.len())]),
            _ if depth == 0 => {}
            _ => {
                let (start, end) = PARENTS[dice.roll(PARENTS.len())];
                xml.push_str(start);
                add(dice, depth - 1, words, xml);
                xml.push_str(end);
            }
        }
    }
}

#[test]
fn no_word_of_a_random_document_is_lost() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for _ in 0..rounds(300, 20_000) {
        let (mut xml, mut words) = (p("АЧЫК БЮДЖЕТ"), 0);
        add(&mut dice, 7, &mut words, &mut xml);
        read(&docx(&[("word/document.xml", &document(&xml))]));
    }
}
