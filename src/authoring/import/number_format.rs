//! Numbers of lists in words of the format: `iv`, `б`, `01`.

/// The letters of `russianLower`: no ё, й, ъ and ь (ECMA-376, part 1, 17.18.59).
const RUSSIAN: &str = "абвгдежзиклмнопрстуфхцчшщыэюя";
const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";
/// Letters are repeated after the last one. A marker is not longer than this.
const MAX_REPEATS: usize = 10;

/// Returns a number in a format of Word. Unknown formats are decimal.
pub(super) fn formatted(number: u32, format: &str) -> String {
    match format {
        "none" => String::new(),
        "decimalZero" => format!("{number:02}"),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperLetter" => letters(number, LATIN).to_uppercase(),
        "lowerLetter" => letters(number, LATIN),
        "russianUpper" => letters(number, RUSSIAN).to_uppercase(),
        "russianLower" => letters(number, RUSSIAN),
        "numberInDash" => format!("- {number} -"),
        "decimalEnclosedParen" => format!("({number})"),
        "decimalEnclosedFullstop" => format!("{number}."),
        _ => number.to_string(),
    }
}

fn letters(number: u32, alphabet: &str) -> String {
    let count = alphabet.chars().count();
    let Some(index) = number.checked_sub(1).and_then(|index| usize::try_from(index).ok()) else {
        return number.to_string();
    };
    match (alphabet.chars().nth(index % count), index / count + 1) {
        (Some(letter), repeats) if repeats <= MAX_REPEATS => letter.to_string().repeat(repeats),
        _ => number.to_string(),
    }
}

fn roman(number: u32) -> String {
    const DIGITS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > 5000 {
        return number.to_string();
    }
    let (mut rest, mut roman) = (number, String::new());
    for (value, digit) in DIGITS {
        while rest >= value {
            roman.push_str(digit);
            rest -= value;
        }
    }
    roman
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_count_as_word_does() {
        for (number, format, expected) in [
            (4, "upperRoman", "IV"),
            (49, "lowerRoman", "xlix"),
            (27, "lowerLetter", "aa"),
            (2, "russianLower", "б"),
            (10, "russianUpper", "К"),
            (30, "russianLower", "аа"),
            (7, "decimalZero", "07"),
            (0, "lowerLetter", "0"),
            (u32::MAX, "upperRoman", "4294967295"),
            (u32::MAX, "russianLower", "4294967295"),
            (3, "cardinalText", "3"),
        ] {
            assert_eq!(formatted(number, format), expected);
        }
    }
}
