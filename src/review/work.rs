//! What there is to be read: the texts of the site, whatever file and key they stand in, in one form.

use std::sync::Arc;

use crate::config;
use crate::input::Inputs;
use crate::kind::{Front, Record, Records};
use crate::lang::Lang;
use crate::markdown::{Block, Form};
use crate::note::{Kind, Rule};
use crate::parse::{Parsed, TextFile};
use crate::span::{Located, Passage, SourcePath};
use crate::value::Day;
use crate::yaml::Written;

/// A release, a page or a record, in all its languages.
pub struct Work<'p> {
    pub texts: Vec<Text<'p>>,
    /// Whether the languages stand in a file each and are compared as a whole; else text by text.
    pub is_whole: bool,
}

/// What a work says in one language.
pub struct Text<'p> {
    pub path: &'p SourcePath,
    /// The file, as it was written.
    pub source: &'p str,
    pub lang: Lang,
    /// Warnings not to give for it.
    pub allow: &'p [Rule],
    /// The day of the release or the event, which tells the year of dates that name none.
    pub day: Option<Day>,
    pub sections: Vec<Section>,
    /// Phone numbers and e-mails that links lead to.
    pub contacts: Vec<String>,
    /// Records that are printed by their own name, and so with facts of their own.
    pub named: Vec<(Kind, String)>,
}

/// A text that stands by itself: a title, a summary, a body, a value of a record.
pub struct Section {
    /// Which text of a record it is; the same in each language.
    pub nth: usize,
    pub blocks: Vec<Block>,
    pub is_markdown: bool,
    /// Whether it is a plain text that says the same in every language.
    pub is_shared: bool,
}

impl Text<'_> {
    /// All blocks of all sections.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.sections.iter().flat_map(|section| &section.blocks)
    }
}

/// Gathers all texts of a site.
pub fn gather<'p>(parsed: &'p Parsed, inputs: &'p Inputs) -> Vec<Work<'p>> {
    let mut gatherer = Gatherer { inputs, languages: &parsed.languages, last: None, works: Vec::new() };
    if let (Some(config), Some((path, _))) = (&parsed.config, inputs.files.get_key_value(config::PATH)) {
        gatherer.work(path, &config.allow, &config.written, None);
    }
    gatherer.records(&parsed.organizations, |_| None);
    gatherer.records(&parsed.people, |_| None);
    gatherer.records(&parsed.districts, |_| None);
    gatherer.records(&parsed.municipalities, |_| None);
    gatherer.records(&parsed.programmes, |_| None);
    gatherer.records(&parsed.visits, |visit| Some(visit.date.value));
    gatherer.records(&parsed.commitments, |_| None);
    gatherer.records(&parsed.terms, |_| None);
    gatherer.records(&parsed.documents, |_| None);
    gatherer.files(&parsed.press, |front| &front.front, |front| front.date.as_ref().map(|date| date.value));
    gatherer.files(&parsed.pages, |front| &front.front, |_| None);
    gatherer.works
}

struct Gatherer<'p> {
    inputs: &'p Inputs,
    languages: &'p [Lang],
    /// The file that was read last: hundreds of records may stand in one.
    last: Option<(&'p SourcePath, &'p str)>,
    works: Vec<Work<'p>>,
}

impl<'p> Gatherer<'p> {
    fn source(&mut self, path: &'p SourcePath) -> &'p str {
        if let Some((last, source)) = self.last
            && last == path
        {
            return source;
        }
        let source = self.inputs.bytes(path).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
        self.last = Some((path, source));
        source
    }

    fn records<T>(&mut self, records: &'p Records<T>, day: impl Fn(&Record<T>) -> Option<Day>) {
        for record in &records.sound {
            self.work(&record.path, &record.allow, &record.written, day(record));
        }
    }

    /// Adds the texts of one record.
    fn work(&mut self, path: &'p SourcePath, allow: &'p [Rule], written: &'p [Written], day: Option<Day>) {
        let source = self.source(path);
        let texts = self.languages.iter().map(|&lang| Text {
            path,
            source,
            lang,
            allow,
            day,
            sections: sections(written, lang, source),
            contacts: Vec::new(),
            named: Vec::new(),
        });
        self.works.push(Work { texts: texts.collect(), is_whole: false });
    }

    /// Adds releases or pages, the languages of each together.
    fn files<F>(
        &mut self,
        files: &'p [Arc<TextFile<F>>],
        front: impl Fn(&F) -> &Front,
        day: impl Fn(&F) -> Option<Day>,
    ) {
        let mut files: Vec<&TextFile<F>> = files.iter().map(|file| &**file).collect();
        files.sort_by(|a, b| (&a.name.stem, a.name.lang).cmp(&(&b.name.stem, b.name.lang)));
        for versions in files.chunk_by(|a, b| a.name.stem == b.name.stem) {
            // The day may stand in one of the files only.
            let day = versions.iter().find_map(|file| day(&file.front));
            let texts = versions.iter().map(|file| self.file(file, &front(&file.front).allow, day));
            let work = Work { texts: texts.collect(), is_whole: true };
            self.works.push(work);
        }
    }

    fn file<F>(&mut self, file: &'p TextFile<F>, allow: &'p [Rule], day: Option<Day>) -> Text<'p> {
        let source = self.source(&file.path);
        let mut sections = sections(&file.written, file.name.lang, source);
        let prose = file.body.prose();
        let body = Section { nth: sections.len(), blocks: prose.blocks.clone(), is_markdown: true, is_shared: false };
        sections.push(body);
        let (contacts, named) = (prose.contacts.clone(), prose.named.clone());
        Text { path: &file.path, source, lang: file.name.lang, allow, day, sections, contacts, named }
    }
}

/// The texts of a record or a front matter in one language.
fn sections(written: &[Written], lang: Lang, source: &str) -> Vec<Section> {
    let version = |written: &Written| {
        let fits = |spoken: &Option<Lang>| spoken.is_none_or(|spoken| spoken == lang);
        written.versions.iter().find(|(spoken, _)| fits(spoken)).cloned()
    };
    let section = |(nth, written): (usize, &Written)| {
        let (spoken, Located { value, span }) = version(written)?;
        let passage = Passage::aligned(&value, source.get(span.start..span.end)?, span.start);
        let block = Block { form: Form::Heading, passage, foreign: Vec::new() };
        Some(Section { nth, blocks: vec![block], is_markdown: false, is_shared: spoken.is_none() })
    };
    written.iter().enumerate().filter_map(section).collect()
}
