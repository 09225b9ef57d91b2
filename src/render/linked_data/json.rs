//! JSON that is written as it is said, in the order in which it is said: a page has some twenty values of it, and there are
//! thousands of pages.

/// A value, as it is written; nothing to say is no value.
pub struct Json(Option<String>);

/// About as many bytes as most objects and lists have.
const ROOM: usize = 400;

/// An object while it is written.
pub struct Thing(String);

/// An object of a type of schema.org.
pub fn thing(kind: &str, fill: impl FnOnce(&mut Thing)) -> Json {
    let mut thing = Thing::untyped();
    thing.put("@type", kind.into());
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

    /// Adds a property, unless there is nothing to say.
    pub fn put(&mut self, name: &str, value: Json) {
        let Json(Some(value)) = value else { return };
        if self.0.len() > 1 {
            self.0.push(',');
        }
        quote(&mut self.0, name);
        self.0.push(':');
        self.0.push_str(&value);
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

/// Writes a string as RFC 8259, section 7, wants it.
fn quote(json: &mut String, text: &str) {
    json.push('"');
    let is_special = |byte: u8| byte < 0x20 || matches!(byte, b'"' | b'\\');
    let mut plain = 0;
    // Every byte is looked at, so that many can be at once; next to no text has one.
    let any = text.bytes().fold(false, |found, byte| found | is_special(byte));
    for (at, byte) in text.bytes().enumerate().filter(|(_, byte)| any && is_special(*byte)) {
        json.push_str(&text[plain..at]);
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
    json.push_str(&text[plain..]);
    json.push('"');
}

impl From<Thing> for Json {
    fn from(thing: Thing) -> Self {
        Json(Some(thing.0 + "}"))
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        let mut json = String::with_capacity(text.len() + 2);
        quote(&mut json, text);
        Json(Some(json))
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Json(Some(value.to_string()))
    }
}

impl From<usize> for Json {
    fn from(number: usize) -> Self {
        Json(Some(number.to_string()))
    }
}

impl From<f64> for Json {
    fn from(number: f64) -> Self {
        Json(Some(serde_json::Value::from(number).to_string()))
    }
}

impl<T: Into<Json>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map_or(Json(None), T::into)
    }
}

impl<T: Into<Json>> From<Vec<T>> for Json {
    fn from(values: Vec<T>) -> Self {
        let mut json = String::with_capacity(ROOM);
        json.push('[');
        for value in values.into_iter().filter_map(|value| value.into().0) {
            if json.len() > 1 {
                json.push(',');
            }
            json.push_str(&value);
        }
        json.push(']');
        Json(Some(json))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_as_what_was_said() {
        let text = "а\"b\\c\n\r\t\u{8}\u{c}\u{1}\u{7f} </script> &";
        let json = thing("Thing", |own| {
            own.put("text", text.into());
            own.put("none", None::<String>.into());
            own.put("list", vec![1_usize, 2].into());
            own.put("number", 40.5.into());
            own.put("flag", true.into());
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
