//! The front matter of press releases.

use crate::foundation::diagnostics::{Expected, RecordKind, Section};
use crate::foundation::lang::{Lang, Localized};
use crate::foundation::span::Located;
use crate::foundation::value::{Day, Timestamp};
use crate::source::yaml::{FromYaml, MapReader, Node, ReadContext, Text, Value};

use super::front::{self, Front, SharedRefs, TextType};

/// The front matter of a release in one language (section 3 of the content model).
#[derive(Debug, Clone)]
pub struct PressFront {
    pub front: Front,
    /// `None` if the file of another language states it.
    pub date: Option<Located<Day>>,
    pub place: Localized<String>,
    pub visits: SharedRefs,
    pub programmes: SharedRefs,
    pub municipalities: SharedRefs,
    pub people: SharedRefs,
    pub contacts: SharedRefs,
    pub image_credit: Option<String>,
    pub corrections: Vec<Correction>,
    pub publish_at: Option<Located<Timestamp>>,
    pub expires_at: Option<Located<Timestamp>>,
}

/// A correction of a published release.
#[derive(Debug, Clone)]
pub struct Correction {
    pub date: Located<Day>,
    pub text: String,
}

impl FromYaml for Correction {
    const EXPECTED: Expected = Expected::Map;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        reader.map(node, Section::Correction, |fields| {
            let (date, text) = (fields.required("date"), fields.required("text"));
            Some(Correction { date: date?, text: text? })
        })
    }
}

impl TextType for PressFront {
    const KIND: RecordKind = RecordKind::Press;

    fn read(fields: &mut MapReader, lang: Lang) -> Option<Self> {
        let front = Front::read(fields);
        let date = fields.optional("date");
        // An invalid date has its own diagnostic, so it must not be reported as missing as well.
        let misdated = date.is_none() && fields.node("date").is_some();
        let place = place(fields, lang);
        let visits = front::shared_refs(fields, "visits");
        let programmes = front::shared_refs(fields, "programmes");
        let municipalities = front::shared_refs(fields, "municipalities");
        let people = front::shared_refs(fields, "people");
        let contacts = front::shared_refs(fields, "contacts");
        let image_credit = fields.optional("image_credit");
        let corrections = fields.list("corrections");
        let publish_at = fields.optional("publish_at");
        let expires_at = fields.optional("expires_at");
        if misdated {
            return None;
        }
        Some(Self {
            front: front?,
            date,
            place,
            visits,
            programmes,
            municipalities,
            people,
            contacts,
            image_credit,
            corrections,
            publish_at,
            expires_at,
        })
    }

    fn shared(&self) -> &Front {
        &self.front
    }
}

/// Reads the place of the dateline. A plain string is in the language of the file.
fn place(fields: &mut MapReader, lang: Lang) -> Localized<String> {
    match fields.node("place").map(|node| matches!(node.value, Value::Map(_))) {
        None => Localized::default(),
        Some(true) => match fields.optional::<Text>("place") {
            Some(text) => text.values.iter().map(|(lang, text)| (lang, text.to_string())).collect(),
            None => Localized::default(),
        },
        Some(false) => fields.optional::<String>("place").map(|place| (lang, place)).into_iter().collect(),
    }
}
