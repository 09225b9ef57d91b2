//! The language and fact checks of texts.
//!
//! They read the parsed files, including drafts, and give warnings. Each rule is a file. Rules
//! ignore ambiguous cases, because authors stop reading warnings that are often wrong.
//! `docs/checks.md` describes each rule and its accuracy. Rules do not know URLs or HTML.

mod cut_text;
mod diagnostic;
pub mod fix;
mod glossary;
mod kyrgyz_letters;
mod literal_markup;
mod mixed_script;
mod number_mismatch;
mod unbalanced_quotes;
mod unexplained_abbreviation;
mod unit;
mod weekday_mismatch;
mod wrong_language;

use rayon::prelude::*;

use crate::foundation::diagnostics::Diagnostic;
use crate::foundation::lang::Lang;
use crate::incremental::stage_cache::StageCache;
use crate::incremental::tracking::{self, Revisions};
use crate::model::parse::Parsed;
use crate::source::input::Inputs;

use glossary::Glossary;
use unit::LintUnit;

/// The diagnostics of each text, by its fingerprint, in the scope of the glossary and the
/// languages.
#[derive(Default)]
pub struct LintCache(StageCache<u64, (), Vec<Diagnostic>>);

/// Runs every check of this module. With a cache, unchanged works are not checked again.
pub fn check(parsed: &Parsed, inputs: &Inputs, cache: Option<&mut LintCache>) -> Vec<Diagnostic> {
    let units = unit::collect_units(parsed, inputs);
    let (glossary, languages) = (Glossary::new(parsed), &parsed.languages);
    let Some(LintCache(cache)) = cache else {
        return units.par_iter().flat_map_iter(|unit| check_work(unit, &glossary, languages)).collect();
    };
    let diagnostics = cache.in_scope(tracking::fingerprint(&(&glossary, languages))).update(
        &Revisions::default(),
        units.par_iter(),
        |unit| (unit.fingerprint(&parsed.fingerprints), ()),
        |unit, _| check_work(unit, &glossary, languages),
    );
    diagnostics.into_iter().flatten().collect()
}

fn check_work(unit: &LintUnit, glossary: &Glossary, languages: &[Lang]) -> Vec<Diagnostic> {
    let texts = unit.texts();
    let mut diagnostics = Vec::new();
    for text in &texts {
        diagnostics.extend(wrong_language::check(text, languages));
        diagnostics.extend(mixed_script::check(text, glossary));
        diagnostics.extend(kyrgyz_letters::check(text));
        diagnostics.extend(weekday_mismatch::check(text));
        diagnostics.extend(unexplained_abbreviation::check(text, glossary));
        diagnostics.extend(unbalanced_quotes::check(text));
        diagnostics.extend(literal_markup::check(text));
        diagnostics.extend(cut_text::check(text, languages));
    }
    diagnostics.extend(number_mismatch::check(&texts, unit.is_whole));
    diagnostics
}
