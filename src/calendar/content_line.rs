//! The lines of iCalendar: escaped, folded, and ended as the standard wants them.

/// Lines are folded after this many octets (RFC 5545, section 3.1).
const OCTETS: usize = 75;

/// The lines of a calendar while it is written.
#[derive(Default)]
pub struct ContentLines {
    text: String,
}

impl ContentLines {
    /// A line whose value needs no escapes.
    pub fn plain(&mut self, line: &str) {
        let mut room = OCTETS;
        for letter in line.chars().filter(|letter| !letter.is_control()) {
            if letter.len_utf8() > room {
                // The space that begins a folded line counts as one of its octets.
                self.text.push_str("\r\n ");
                room = OCTETS - 1;
            }
            self.text.push(letter);
            room -= letter.len_utf8();
        }
        self.text.push_str("\r\n");
    }

    /// A line whose value is a text (section 3.3.11).
    pub fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for letter in value.chars() {
            match letter {
                '\\' | ';' | ',' => escaped.extend(['\\', letter]),
                '\n' => escaped.push_str("\\n"),
                letter => escaped.push(letter),
            }
        }
        self.plain(&format!("{name}:{escaped}"));
    }

    /// The whole calendar.
    pub fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_letters() {
        let mut lines = ContentLines::default();
        lines.text("SUMMARY", &"Өзгөн; ".repeat(40));
        let text = lines.finish();
        for line in text.split("\r\n") {
            assert!(line.len() <= OCTETS, "{line}");
        }
        assert_eq!(text.replace("\r\n ", ""), format!("SUMMARY:{}\r\n", "Өзгөн\\; ".repeat(40)));
    }

    #[test]
    fn a_text_cannot_begin_a_line_of_its_own() {
        let mut lines = ContentLines::default();
        lines.text("SUMMARY", "a\r\nATTENDEE:b\\,");
        assert_eq!(lines.finish(), "SUMMARY:a\\nATTENDEE:b\\\\\\,\r\n");
    }
}
