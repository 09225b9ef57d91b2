//! The data of a document without its notation, and what an edit makes of it.

use std::ops::Range;

use super::{EditError, NewValue, Step, unix_lines};

impl NewValue {
    /// Returns the value with plain line ends, and without the parts that are nothing.
    pub(super) fn normalized(&self) -> Self {
        match self {
            Self::Nothing => Self::Nothing,
            Self::Text(text) => Self::Text(unix_lines(text).trim_end_matches('\n').to_owned()),
            Self::List(items) => {
                Self::List(items.iter().map(Self::normalized).filter(|item| *item != Self::Nothing).collect())
            }
            Self::Map(entries) => {
                let entries = entries.iter().map(|(key, value)| (key.clone(), value.normalized()));
                Self::Map(entries.filter(|(_, value)| *value != Self::Nothing).collect())
            }
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Text(_) => false,
            Self::List(items) => items.is_empty(),
            Self::Map(entries) => entries.is_empty(),
        }
    }

    /// Returns `Nothing` for an empty document, which has several notations.
    pub(super) fn or_nothing(self) -> Self {
        if self.is_empty() { Self::Nothing } else { self }
    }
}

/// Returns whether a value is present already, where a key without a value counts as missing.
pub(super) fn is_same(old: &NewValue, new: &NewValue) -> bool {
    match (old, new) {
        (NewValue::List(old), NewValue::List(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| is_same(old, new))
        }
        (NewValue::Map(old), NewValue::Map(new)) => {
            let present: Vec<_> = old.iter().filter(|(_, value)| *value != NewValue::Nothing).collect();
            let is_present = |(key, value): &(String, NewValue)| {
                present.iter().any(|(old_key, old)| old_key == key && is_same(old, value))
            };
            present.len() == new.len() && new.iter().all(is_present)
        }
        _ => old == new,
    }
}

/// Returns the data after an edit.
pub(super) fn replaced(old: NewValue, path: &[Step], value: &NewValue) -> Result<NewValue, EditError> {
    let Some((step, rest)) = path.split_first() else { return Ok(merged(old, value)) };
    match (old, step) {
        (NewValue::Nothing, _) if *value == NewValue::Nothing => Ok(NewValue::Nothing),
        (NewValue::Nothing, _) => wrapped(path, value),
        (NewValue::Map(mut entries), Step::Key(key)) => {
            match entries.iter().position(|(found, _)| found == key) {
                Some(at) => {
                    let old = std::mem::replace(&mut entries[at].1, NewValue::Nothing);
                    let was_empty = old.is_empty();
                    entries[at].1 = replaced(old, rest, value)?;
                    if *value == NewValue::Nothing && entries[at].1.is_empty() && !was_empty {
                        entries.remove(at);
                    }
                }
                None if *value == NewValue::Nothing => {}
                None => entries.push((key.clone(), wrapped(rest, value)?)),
            }
            Ok(NewValue::Map(entries))
        }
        (NewValue::List(mut items), Step::Item(at)) => {
            let length = items.len();
            match items.get_mut(*at) {
                Some(_) if rest.is_empty() && *value == NewValue::Nothing => drop(items.remove(*at)),
                Some(item) => *item = replaced(std::mem::replace(item, NewValue::Nothing), rest, value)?,
                None if *value == NewValue::Nothing => {}
                None if *at == length => items.push(wrapped(rest, value)?),
                None => return Err(EditError::NoSuchPart),
            }
            Ok(NewValue::List(items))
        }
        _ => Err(EditError::NoSuchPart),
    }
}

/// Returns a value in the maps and lists that lead to it.
pub(super) fn wrapped(path: &[Step], value: &NewValue) -> Result<NewValue, EditError> {
    path.iter().rev().try_fold(value.clone(), |value, step| match step {
        Step::Key(key) => Ok(NewValue::Map(vec![(key.clone(), value)])),
        Step::Item(0) => Ok(NewValue::List(vec![value])),
        Step::Item(_) => Err(EditError::NoSuchPart),
    })
}

/// Returns the new value with the order and the empty keys of the old one.
fn merged(old: NewValue, new: &NewValue) -> NewValue {
    match (old, new) {
        (NewValue::Map(old), NewValue::Map(new)) if !old.is_empty() && !new.is_empty() => {
            let find = |entries: &[(String, NewValue)], key: &str| entries.iter().position(|(found, _)| found == key);
            let added: Vec<_> = new.iter().filter(|(key, _)| find(&old, key).is_none()).cloned().collect();
            let kept = old.into_iter().filter_map(|(key, value)| match find(new, &key) {
                Some(at) => Some((key, merged(value, &new[at].1))),
                None => (value == NewValue::Nothing).then_some((key, value)),
            });
            NewValue::Map(kept.collect::<Vec<_>>().into_iter().chain(added).collect())
        }
        (NewValue::List(mut old), NewValue::List(new)) if !old.is_empty() && !new.is_empty() => {
            let change = ListChange::between(&old, new);
            for at in change.changed.clone() {
                old[at] = merged(std::mem::replace(&mut old[at], NewValue::Nothing), &new[at]);
            }
            old.splice(change.removed, new[change.added].iter().cloned());
            NewValue::List(old)
        }
        (old, new) if is_same(&old, new) => old,
        (_, new) => new.clone(),
    }
}

/// The items in which two lists differ.
pub(super) struct ListChange {
    /// The items that have another value at the same index.
    pub(super) changed: Range<usize>,
    /// The old items that follow these, and the new ones in their place. One of both is empty.
    pub(super) removed: Range<usize>,
    pub(super) added: Range<usize>,
}

impl ListChange {
    pub(super) fn between(old: &[NewValue], new: &[NewValue]) -> Self {
        let same = |(old, new): &(&NewValue, &NewValue)| is_same(old, new);
        let start = old.iter().zip(new).take_while(same).count();
        let end = old[start..].iter().rev().zip(new[start..].iter().rev()).take_while(same).count();
        let (old_end, new_end) = (old.len() - end, new.len() - end);
        let middle = old_end.min(new_end);
        Self { changed: start..middle, removed: middle..old_end, added: middle..new_end }
    }
}
