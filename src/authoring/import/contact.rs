//! The contact person at the end of a release.

use super::block::Block;
use super::report::ImportWarning;
use crate::source::yaml::Id;

/// A possible contact person of a release.
#[derive(Debug)]
pub struct Contact<'k> {
    pub id: &'k Id,
    pub email: Option<&'k str>,
    pub phone: Option<&'k str>,
}

/// The number of blocks at the end that may hold the contacts.
const MAX_FOOT_BLOCKS: usize = 5;
/// The number of digits of a phone number without the country code, which is optional.
const PHONE_DIGITS: usize = 9;

/// Removes the paragraph of contacts at the end if all its contacts are those of one known person.
pub(super) fn extract(body: &mut Vec<Block>, people: &[Contact], warnings: &mut Vec<ImportWarning>) -> Option<String> {
    let start = body.len().saturating_sub(MAX_FOOT_BLOCKS);
    let at = (start..body.len()).rev().find(|at| {
        let text = body[*at].text().to_lowercase();
        text.contains('@') || text.contains("тел.") || text.contains("тел:")
    })?;
    let text = body[at].text();
    let mut named = people.iter().filter(|person| has_all_contacts(person, &text));
    let is_plain = |block: &Block| matches!(block, Block::Paragraph(runs) if runs.iter().all(|run| run.object.is_none() && !run.format.struck));
    match (named.next(), named.next()) {
        (Some(person), None) if is_plain(&body[at]) => {
            body.remove(at);
            let person = person.id.to_string();
            warnings.push(ImportWarning::ContactMoved { person: person.clone(), text });
            Some(person)
        }
        _ => {
            warnings.push(ImportWarning::ContactsLeft);
            None
        }
    }
}

/// Returns whether a text has contacts of a person and no others.
fn has_all_contacts(person: &Contact, text: &str) -> bool {
    let text = text.to_lowercase();
    let mails: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '(' | ')' | ':'))
        .filter(|word| word.contains('@'))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .collect();
    let by_mail = person.email.is_some_and(|email| mails.iter().all(|mail| *mail == email.to_lowercase()));
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let phone: String = person.phone.unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    let own = phone.get(phone.len().saturating_sub(PHONE_DIGITS)..).unwrap_or_default();
    // The country code or a zero may be in front of the number.
    let by_phone = own.len() == PHONE_DIGITS && digits.ends_with(own) && digits.len() <= own.len() + 3;
    match (mails.is_empty(), digits.is_empty()) {
        (true, true) => false,
        (false, true) => by_mail,
        (true, false) => by_phone,
        (false, false) => by_mail && (by_phone || digits.chars().count() < PHONE_DIGITS && is_in_mail(&digits, &mails)),
    }
}

/// Returns whether all digits of a text belong to its mail addresses.
fn is_in_mail(digits: &str, mails: &[&str]) -> bool {
    let in_mails: String = mails.iter().flat_map(|mail| mail.chars().filter(char::is_ascii_digit)).collect();
    in_mails == digits
}
