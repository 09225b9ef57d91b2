//! Symbol fonts: characters of Symbol, Wingdings and Webdings as Unicode.
//!
//! These fonts show pictures in place of letters. Word writes their characters as `w:sym`, in the
//! private use area from U+F000, or as the letter that was typed.

/// Returns the Unicode character for a code of a symbol font. Returns `None` if the font is not a
/// symbol font, or has no such character.
pub(super) fn symbol(font: &str, code: u32) -> Option<char> {
    let table = table(font)?;
    let code = if (0xf000..=0xf0ff).contains(&code) { code - 0xf000 } else { code };
    if code == 0x20 {
        return Some(' ');
    }
    let index = usize::try_from(code.checked_sub(0x21)?).ok()?;
    table.iter().flat_map(|part| part.chars()).nth(index).filter(|c| *c != ' ')
}

/// Returns whether a font is a known symbol font.
pub(super) fn is_symbol_font(font: &str) -> bool {
    table(font).is_some()
}

fn table(font: &str) -> Option<&'static [&'static str; 4]> {
    match font.trim().to_lowercase().as_str() {
        "symbol" | "symbolps" | "standard symbols l" | "standard symbols ps" => Some(&SYMBOL),
        "webdings" => Some(&WEBDINGS),
        "wingdings" => Some(&WINGDINGS),
        "wingdings 2" => Some(&WINGDINGS_2),
        "wingdings 3" => Some(&WINGDINGS_3),
        _ => None,
    }
}

// The characters from 0x21 to 0xff. A space marks a code without a character.

const SYMBOL: [&str; 4] = [
    "!∀#∃%&∍()*+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞ",
    "ΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}~                  ",
    "               €ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪",
    "⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭ ",
];
const WEBDINGS: [&str; 4] = [
    "🕷🕸🕲🕶🏆🎖🖇🗨🗩🗰🗱🌶🎗🙾🙼🗕🗖🗗⏴⏵⏶⏷⏪⏩⏮⏭⏸⏹⏺🗚🗳🛠🏗🏘🏙🏚🏜🏭🏛🏠🏖🏝🛣🔍🏔👁👂🏞🏕🛤🏟🛳🕬🕫🕨🔈",
    "🎔🎕🗬🙽🗭🗪🗫⮔✔🚲⬜🛡📦🛱⬛🚑🛈🛩🛰🟈🕴⬤🛥🚔🗘🗙❓🛲🚇🚍⛳⦸⊖🚭🗮⏐🗯🗲 🚹🚺🛉🛊🚼👽🏋⛷🏂🏌🏊🏄🏍🏎🚘🗠🛢",
    "💰🏷💳👪🗡🗢🗣✯🖄🖅🖃🖆🖹🖺🖻🕵🕰🖽🖾📋🗒🗓🕮📚🗞🗟🗃🗂🖼🎭🎜🎘🎙🎧💿🎞📷🎟🎬📽📹📾📻🎚🎛📺💻🖥🖦🖧🕹🎮🕻🕼📟🖁",
    "🖀🖨🖩🖿🖪🗜🔒🔓🗝📥📤🕳🌣🌤🌥🌦☁🌨🌧🌩🌪🌬🌫🌜🌡🛋🛏🍽🍸🛎🛍Ⓟ♿🛆🖈🎓🗤🗥🗦🗧🛪🐿🐦🐟🐕🐈🙬🙮🙭🙯🗺🌍🌏🌎🕊",
];
const WINGDINGS: [&str; 4] = [
    "🖉✂✁👓🕭🕮🕯🕿✆🖂🖃📪📫📬📭🗀🗁🗎🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍🖎✌🖏👍👎☜☞☝☟🖐☺😐☹💣🕱🏳🏱✈☼🌢❄🕆✞🕈✠",
    "✡☪☯🕉☸♈♉♊♋♌♍♎♏♐♑♒♓🙰🙵●○◼☐☐❑❒🞟⧫◆❖⬩⌧⮹⌘🏵🏶🙶🙷▯🄋➀➁➂➃➄➅➆➇➈➉🄌➊➋➌➍➎",
    "➏➐➑➒➓🙢🙠🙡🙣🙞🙜🙝🙟∙•⬝⭘🞆🞈🞊🞋🔿▪☐🟁🟅★🟋🟏🟓🟑⯐⌖⯎⯏⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛⮰⮱⮲⮳⮴⮵",
    "⮶⮷🙪🙫🙕🙔🙗🙖🙐🙑🙒🙓⌫⌦⮘⮚⮙⮛⮈⮊⮉⮋🡨🡪🡩🡫🡬🡭🡯🡮🡸🡺🡹🡻🡼🡽🡿🡾⇦⇨⇧⇩⬄⇳⬁⬀⬃⬂🢬🢭✗✓☒☑ ",
];
const WINGDINGS_2: [&str; 4] = [
    "🖊🖋🖌🖍✄✀🕾🕽🗅🗆🗇🗈🗉🗊🗋🗌🗍📋🗑🗔🖵🖶🖷🖸🖭🖯🖱🖒🖓🖘🖙🖚🖛👈👉🖜🖝🖞🖟🖠🖡👆👇🖢🖣🖑✗✓☒☑⮽☒⮾⮿🛇⦸",
    "🙱🙴🙲🙳‽🙹🙺🙻🙦🙤🙥🙧🙚🙘🙙🙛⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿ ☉🌕☽☾⸿✝🕇🕜🕝🕞🕟🕠🕡🕢🕣🕤🕥",
    "🕦🕧🙨🙩⋅🞄⦁●○🞅🞇🞉⊙⦿🞌🞍◾■□🞑🞒🞓🞔▣🞕🞖🞗🞘⬩⬥◇🞚◈🞛🞜🞝🞞⬪⬧◊🞠◖◗⯊⯋⯀⯁⬟⯂⬣⬢⯃⯄🞡🞢🞣",
    "🞤🞥🞦🞧🞨🞩🞪🞫🞬🞭🞮🞯🞰🞱🞲🞳🞴🞵🞶🞷🞸🞹🞺🞻🞼🞽🞾🞿🟀🟂🟄🟆🟉🟊✶🟌🟎🟐🟒✹🟃🟇✯🟍🟔⯌⯍※⁂      ",
];
const WINGDINGS_3: [&str; 4] = [
    "⭠⭢⭡⭣⭦⭧⭩⭨⭰⭲⭱⭳⭶⭸⭻⭽⭤⭥⭪⭬⭫⭭⭍⮠⮡⮢⮣⮤⮥⮦⮧⮐⮑⮒⮓⮀⮃⭾⭿⮄⮆⮅⮇⮏⮍⮎⮌⭮⭯⎋⌤⌃⌥␣⍽⇪",
    "⮸🢠🢡🢢🢣🢤🢥🢦🢧🢨🢩🢪🢫🡐🡒🡑🡓🡔🡕🡗🡖🡘🡙▲▼△▽◀▶◁▷◣◢◤◥🞀🞂🞁 🞃⯅⯆⯇⯈⮜⮞⮝⮟🠐🠒🠑🠓🠔🠖🠕🠗",
    "🠘🠚🠙🠛🠜🠞🠝🠟🠀🠂🠁🠃🠄🠆🠅🠇🠈🠊🠉🠋🠠🠢🠤🠦🠨🠪🠬🢜🢝🢞🢟🠮🠰🠲🠴🠶🠸🠺🠹🠻🢘🢚🢙🢛🠼🠾🠽🠿🡀🡂🡁🡃🡄🡆🡅🡇",
    "⮨⮩⮪⮫⮬⮭⮮⮯🡠🡢🡡🡣🡤🡥🡧🡦🡰🡲🡱🡳🡴🡵🡷🡶🢀🢂🢁🢃🢄🢅🢇🢆🢐🢒🢑🢓🢔🢖🢕🢗               ",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_become_unicode() {
        for (font, code, expected) in [
            ("Symbol", 0xf0b3, Some('≥')),
            ("Symbol", 0xb0, Some('°')),
            ("Symbol", 0x44, Some('Δ')),
            ("Wingdings", 0xf0fc, Some('✓')),
            ("Wingdings", 0xf0fe, Some('☑')),
            ("Wingdings 2", 0xf050, Some('✓')),
            ("Symbol", 0xff, None),
            ("Symbol", 0x1f, None),
            ("Symbol", 0x10_ffff, None),
            ("Arial", 0x41, None),
        ] {
            assert_eq!(symbol(font, code), expected, "{font} {code:x}");
        }
        for table in [SYMBOL, WEBDINGS, WINGDINGS, WINGDINGS_2, WINGDINGS_3] {
            assert_eq!(table.concat().chars().count(), 0xff - 0x20);
        }
    }
}
