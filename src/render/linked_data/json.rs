//! JSON that is written as it is said, in the order in which it is said: a page has some twenty values of it, and there are
//! thousands of pages.

/// A value that is written already.
pub struct Json(String);

/// What can be said in JSON.
pub trait Say {
    /// Writes the value; or nothing, and tells that there is nothing to say.
    fn say(self, json: &mut String) -> bool;
}

/// About as many bytes as most objects have.
const ROOM: usize = 400;

/// An object while it is written.
pub struct Thing(String);

/// An object of a type of schema.org.
pub fn thing(kind: &str, fill: impl FnOnce(&mut Thing)) -> Json {
    let mut thing = Thing::untyped();
    thing.put("@type", kind);
    fill(&mut thing);
    thing.into()
}

impl Thing {
    /// An object that says nothing yet.
    pub fn untyped() -> Self {
        let mut thing = String::with_capacity(ROOM);
        thing.push('{');
        Self(thing)
    }

    /// Adds a property, unless there is nothing to say. The name has no signs that JSON escapes.
    pub fn put(&mut self, name: &str, value: impl Say) {
        let before = self.0.len();
        self.0.push_str(if before > 1 { ",\"" } else { "\"" });
        self.0.push_str(name);
        self.0.push_str("\":");
        if !value.say(&mut self.0) {
            self.0.truncate(before);
        }
    }

    /// The object, safe to stand inside `<script>`: the signs that could end the element are written as escapes (WHATWG
    /// HTML, "restrictions for contents of script elements").
    pub fn in_script(self) -> String {
        let written = self.0 + "}";
        if !written.bytes().fold(false, |found, byte| found | matches!(byte, b'<' | b'>' | b'&')) {
            return written;
        }
        written.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
    }
}

impl From<Thing> for Json {
    fn from(thing: Thing) -> Self {
        Json(thing.0 + "}")
    }
}

impl Say for Json {
    fn say(self, json: &mut String) -> bool {
        json.push_str(&self.0);
        true
    }
}

impl Say for &str {
    /// As RFC 8259, section 7, wants it.
    fn say(self, json: &mut String) -> bool {
        json.push('"');
        let is_special = |byte: u8| byte < 0x20 || matches!(byte, b'"' | b'\\');
        let mut plain = 0;
        // Every byte is looked at, so that many can be at once; next to no text has one.
        let any = self.bytes().fold(false, |found, byte| found | is_special(byte));
        for (at, byte) in self.bytes().enumerate().filter(|(_, byte)| any && is_special(*byte)) {
            json.push_str(&self[plain..at]);
            plain = at + 1;
            match byte {
                b'"' => json.push_str("\\\""),
                b'\\' => json.push_str("\\\\"),
                b'\n' => json.push_str("\\n"),
                b'\r' => json.push_str("\\r"),
                b'\t' => json.push_str("\\t"),
                0x08 => json.push_str("\\b"),
                0x0c => json.push_str("\\f"),
                _ => json.push_str(&format!("\\u{byte:04x}")),
            }
        }
        json.push_str(&self[plain..]);
        json.push('"');
        true
    }
}

impl Say for String {
    fn say(self, json: &mut String) -> bool {
        self.as_str().say(json)
    }
}

impl Say for bool {
    fn say(self, json: &mut String) -> bool {
        json.push_str(if self { "true" } else { "false" });
        true
    }
}

impl Say for usize {
    fn say(self, json: &mut String) -> bool {
        json.push_str(&self.to_string());
        true
    }
}

impl Say for f64 {
    fn say(self, json: &mut String) -> bool {
        json.push_str(&serde_json::Value::from(self).to_string());
        true
    }
}

impl<T: Say> Say for Option<T> {
    fn say(self, json: &mut String) -> bool {
        self.is_some_and(|value| value.say(json))
    }
}

impl<T: Say> Say for Vec<T> {
    fn say(self, json: &mut String) -> bool {
        json.push('[');
        let start = json.len();
        for value in self {
            let before = json.len();
            if before > start {
                json.push(',');
            }
            if !value.say(json) {
                json.truncate(before);
            }
        }
        json.push(']');
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_as_what_was_said() {
        let text = "а\"b\\c\n\r\t\u{8}\u{c}\u{1}\u{7f} </script> &";
        let json = thing("Thing", |own| {
            own.put("text", text);
            own.put("none", None::<String>);
            own.put("list", vec![1_usize, 2]);
            own.put("number", 40.5);
            own.put("flag", true);
        });
        let mut whole = Thing::untyped();
        whole.put("inner", json);
        let written = whole.in_script();
        assert!(!written.contains('<') && !written.contains('&'));
        let read: serde_json::Value = serde_json::from_str(&written).unwrap();
        let inner = serde_json::json!({"@type": "Thing", "text": text, "list": [1, 2], "number": 40.5, "flag": true});
        assert_eq!(read, serde_json::json!({ "inner": inner }));
    }
}
