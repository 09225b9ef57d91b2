//! A view told apart: its outline, which decides how a template draws it, and the texts that a template only hands on.
//!
//! The outline says of every value which it is; of a text that no template looks at it says only that there is one. Two
//! views with one outline are drawn alike, but for these texts.

use std::fmt;

use serde::ser::{Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, Serializer};
use tera::value::Key;
use tera::{Map, Value};

use super::blank;
use super::looks::{Depth, Looks};

/// What was told apart.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Outline {
    /// The outline itself. What it looks like is nobody's business: it is only held against another.
    pub shape: Vec<u8>,
    /// All texts in a row, and where each ends.
    texts: String,
    ends: Vec<usize>,
}

impl Outline {
    /// The text for a blank.
    pub fn text(&self, at: usize) -> Option<&str> {
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.texts.get(start..*self.ends.get(at)?)
    }
}

/// What is made of a value; nothing if nothing is made. It stands apart, so that nothing is quickly handed on.
pub type Made = Option<Box<Value>>;

/// Tells views apart, one after the other.
pub struct Outliner<'l> {
    looks: &'l Looks,
    outline: Outline,
    /// Whether values are made, with blanks in place of texts.
    makes: bool,
}

/// There is a kind of value in the view that views do not have.
#[derive(Debug, PartialEq, Eq)]
pub struct NoOutline;

/// The kinds of values, as the outline notes them.
mod tag {
    pub const NONE: u8 = 0;
    pub const FALSE: u8 = 1;
    pub const TRUE: u8 = 2;
    pub const NUMBER: u8 = 3;
    pub const TEXT: u8 = 4;
    pub const BLANK_NUMBER: u8 = 5;
    pub const BLANK_TEXT: u8 = 6;
    pub const LIST: u8 = 7;
    pub const MAP: u8 = 8;
    pub const KEY: u8 = 9;
    pub const END: u8 = 10;
    pub const STRUCT: u8 = 11;
    pub const SKIPPED: u8 = 12;
}

impl<'l> Outliner<'l> {
    pub fn new(looks: &'l Looks, makes: bool) -> Self {
        let outline = Outline { shape: Vec::with_capacity(2000), texts: String::with_capacity(6000), ends: Vec::new() };
        Self { looks, outline, makes }
    }

    /// All that was added. None if there is a sign in it that stands for a blank.
    pub fn finish(self) -> Option<Outline> {
        let Outline { shape, texts, .. } = &self.outline;
        (!blank::has(texts.as_bytes()) && !blank::has(shape)).then_some(self.outline)
    }

    /// Adds a view; under a name, if templates have one for it.
    pub fn add<V: Serialize + ?Sized>(&mut self, name: &str, view: &V) -> Result<Made, NoOutline> {
        let inside = self.looks.at(name) != Some(Depth::Whole);
        view.serialize(One { to: self, blank: false, inside })
    }

    /// Adds HTML that is drawn already, under a name.
    pub fn add_drawn(&mut self, name: &str, html: &str) -> Result<Made, NoOutline> {
        self.key(name);
        let blank = self.looks.at(name).is_none() && self.looks.at("parts") != Some(Depth::Whole);
        Ok(self.one(blank).serialize_str(html)?.map(|value| Box::new(value.mark_safe())))
    }

    fn one(&mut self, blank: bool) -> One<'_, 'l> {
        One { to: self, blank, inside: true }
    }

    fn note(&mut self, tag: u8, bytes: &[u8]) {
        self.outline.shape.push(tag);
        self.outline.shape.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
        self.outline.shape.extend_from_slice(bytes);
    }

    fn key(&mut self, name: &str) {
        self.note(tag::KEY, name.as_bytes());
    }

    fn value(&self, value: impl Into<Value>) -> Made {
        self.makes.then(|| Box::new(value.into()))
    }

    /// Takes a text, or a number as it is written, out of the view.
    fn take(&mut self, tag: u8, write: impl FnOnce(&mut String)) -> Made {
        let at = self.outline.ends.len();
        self.outline.shape.push(tag);
        write(&mut self.outline.texts);
        self.outline.ends.push(self.outline.texts.len());
        match tag {
            tag::BLANK_NUMBER => self.makes.then(|| Box::new(blank::number(at).into())),
            _ => self.makes.then(|| Box::new(blank::text(at).into())),
        }
    }
}

/// One value of a view.
struct One<'o, 'l> {
    to: &'o mut Outliner<'l>,
    /// Whether a text may be a blank: it has a name, and nobody looks at that.
    blank: bool,
    /// Whether texts in it may.
    inside: bool,
}

impl<'o, 'l> One<'o, 'l> {
    fn number<N: Into<Value> + fmt::Display>(self, number: N, zero: bool) -> Result<Made, NoOutline> {
        use fmt::Write as _;
        // A template that asks whether a number is there asks whether it is more than nothing.
        if self.blank && !zero {
            return Ok(self.to.take(tag::BLANK_NUMBER, |texts| {
                // Writing into a text does not fail.
                let _ = write!(texts, "{number}");
            }));
        }
        self.to.note(tag::NUMBER, number.to_string().as_bytes());
        Ok(self.to.value(number))
    }

    fn many(self, tag: u8) -> Many<'o, 'l> {
        self.to.outline.shape.push(tag);
        let map = self.to.makes.then(Map::default);
        Many { to: self.to, inside: self.inside, list: Vec::new(), map, key: String::new() }
    }
}

macro_rules! numbers {
    ($($name:ident: $written:ty as $kind:ty),*) => { $(
        fn $name(self, number: $written) -> Result<Made, NoOutline> {
            self.number(<$kind>::from(number), number == 0)
        }
    )* };
}

impl<'o, 'l> Serializer for One<'o, 'l> {
    type Ok = Made;
    type Error = NoOutline;
    type SerializeSeq = Many<'o, 'l>;
    type SerializeTuple = Impossible<Made, NoOutline>;
    type SerializeTupleStruct = Impossible<Made, NoOutline>;
    type SerializeTupleVariant = Impossible<Made, NoOutline>;
    type SerializeMap = Many<'o, 'l>;
    type SerializeStruct = Many<'o, 'l>;
    type SerializeStructVariant = Impossible<Made, NoOutline>;

    numbers!(
        serialize_i8: i8 as i64, serialize_i16: i16 as i64, serialize_i32: i32 as i64, serialize_i64: i64 as i64,
        serialize_u8: u8 as u64, serialize_u16: u16 as u64, serialize_u32: u32 as u64, serialize_u64: u64 as u64
    );

    fn serialize_bool(self, v: bool) -> Result<Made, NoOutline> {
        self.to.outline.shape.push(if v { tag::TRUE } else { tag::FALSE });
        Ok(self.to.value(v))
    }

    fn serialize_f32(self, v: f32) -> Result<Made, NoOutline> {
        self.serialize_f64(v.into())
    }

    fn serialize_f64(self, v: f64) -> Result<Made, NoOutline> {
        self.to.note(tag::NUMBER, &v.to_bits().to_le_bytes());
        Ok(self.to.value(v))
    }

    fn serialize_char(self, v: char) -> Result<Made, NoOutline> {
        self.serialize_str(v.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, v: &str) -> Result<Made, NoOutline> {
        // A template that asks whether a text is there asks whether there is anything in it.
        if self.blank && !v.is_empty() {
            return Ok(self.to.take(tag::BLANK_TEXT, |texts| texts.push_str(v)));
        }
        self.to.note(tag::TEXT, v.as_bytes());
        Ok(self.to.value(v))
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<Made, NoOutline> {
        Err(NoOutline)
    }

    fn serialize_none(self) -> Result<Made, NoOutline> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Made, NoOutline> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Made, NoOutline> {
        self.to.outline.shape.push(tag::NONE);
        Ok(self.to.makes.then(|| Box::new(Value::none())))
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Made, NoOutline> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<Made, NoOutline> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<Made, NoOutline> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Made, NoOutline> {
        Err(NoOutline)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Many<'o, 'l>, NoOutline> {
        Ok(self.many(tag::LIST))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, NoOutline> {
        Err(NoOutline)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, NoOutline> {
        Err(NoOutline)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, NoOutline> {
        Err(NoOutline)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Many<'o, 'l>, NoOutline> {
        Ok(self.many(tag::MAP))
    }

    /// The fields of a struct are always the same, so that its name stands for theirs.
    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Many<'o, 'l>, NoOutline> {
        self.to.note(tag::STRUCT, name.as_bytes());
        Ok(self.many(tag::MAP))
    }

    /// What is lent to many views is then seen as what it is, and not as it was made ready for templates.
    fn is_human_readable(&self) -> bool {
        false
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, NoOutline> {
        Err(NoOutline)
    }
}

/// A list or a map.
struct Many<'o, 'l> {
    to: &'o mut Outliner<'l>,
    inside: bool,
    list: Vec<Value>,
    /// There if values are made.
    map: Option<Map>,
    key: String,
}

impl Many<'_, '_> {
    /// A text in a list has no name, and so is looked at.
    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NoOutline> {
        let value = value.serialize(One { to: self.to, blank: false, inside: self.inside })?;
        self.list.extend(value.map(|value| *value));
        Ok(())
    }

    fn entry<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<(), NoOutline> {
        let looks = self.to.looks.at(key);
        let blank = self.inside && looks.is_none();
        let inside = self.inside && looks != Some(Depth::Whole);
        let value = value.serialize(One { to: self.to, blank, inside })?;
        if let (Some(map), Some(value)) = (&mut self.map, value) {
            map.insert(Key::from(key.to_owned()), *value);
        }
        Ok(())
    }

    fn end_list(self) -> Result<Made, NoOutline> {
        self.to.outline.shape.push(tag::END);
        Ok(self.to.value(self.list))
    }

    fn end_map(self) -> Result<Made, NoOutline> {
        self.to.outline.shape.push(tag::END);
        Ok(self.map.map(|map| Box::new(Value::from(map))))
    }
}

impl SerializeSeq for Many<'_, '_> {
    type Ok = Made;
    type Error = NoOutline;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NoOutline> {
        self.item(value)
    }

    fn end(self) -> Result<Made, NoOutline> {
        self.end_list()
    }
}

impl SerializeMap for Many<'_, '_> {
    type Ok = Made;
    type Error = NoOutline;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), NoOutline> {
        use fmt::Write as _;
        self.key.clear();
        write!(self.key, "{}", Name(key)).map_err(|_| NoOutline)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NoOutline> {
        let key = std::mem::take(&mut self.key);
        self.to.key(&key);
        self.entry(&key, value)?;
        self.key = key;
        Ok(())
    }

    fn end(self) -> Result<Made, NoOutline> {
        self.end_map()
    }
}

impl SerializeStruct for Many<'_, '_> {
    type Ok = Made;
    type Error = NoOutline;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), NoOutline> {
        self.entry(key, value)
    }

    fn skip_field(&mut self, _: &'static str) -> Result<(), NoOutline> {
        self.to.outline.shape.push(tag::SKIPPED);
        Ok(())
    }

    fn end(self) -> Result<Made, NoOutline> {
        self.end_map()
    }
}

/// The key of a map, as it is written.
struct Name<'k, T: ?Sized>(&'k T);

impl<T: Serialize + ?Sized> fmt::Display for Name<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}

impl fmt::Display for NoOutline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this view has no outline")
    }
}

impl std::error::Error for NoOutline {}

impl serde::ser::Error for NoOutline {
    fn custom<T: fmt::Display>(_: T) -> Self {
        NoOutline
    }
}
