//! Content lines of iCalendar: escaping, folding and line ends.

/// The maximum length of a line in octets (RFC 5545, section 3.1).
const OCTETS: usize = 75;

/// The lines of a calendar.
#[derive(Default)]
pub(super) struct ContentLines {
    text: String,
}

impl ContentLines {
    /// Appends a line whose value needs no escaping.
    pub(super) fn plain(&mut self, line: &str) {
        let mut room = OCTETS;
        for c in line.chars().filter(|c| !c.is_control()) {
            if c.len_utf8() > room {
                // The leading space of a folded line counts.
                self.text.push_str("\r\n ");
                room = OCTETS - 1;
            }
            self.text.push(c);
            room -= c.len_utf8();
        }
        self.text.push_str("\r\n");
    }

    /// Appends a line with a value of type TEXT (RFC 5545, section 3.3.11).
    pub(super) fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                c => escaped.push(c),
            }
        }
        self.plain(&format!("{name}:{escaped}"));
    }

    /// Returns the whole calendar.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters() {
        let mut lines = ContentLines::default();
        lines.text("SUMMARY", &"Өзгөн; ".repeat(40));
        let text = lines.finish();
        for line in text.split("\r\n") {
            assert!(line.len() <= OCTETS, "{line}");
        }
        assert_eq!(text.replace("\r\n ", ""), format!("SUMMARY:{}\r\n", "Өзгөн\\; ".repeat(40)));
    }

    #[test]
    fn text_cannot_inject_a_line() {
        let mut lines = ContentLines::default();
        lines.text("SUMMARY", "a\r\nATTENDEE:b\\,");
        assert_eq!(lines.finish(), "SUMMARY:a\\nATTENDEE:b\\\\\\,\r\n");
    }
}
