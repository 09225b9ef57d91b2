//! The change of a list to another one, item by item.

use super::change::Document;
use super::data::ListChange;
use super::part::Part;
use super::{EditError, NewValue, Step, edit};

/// Changes the items of a list that differ, and keeps the others with their comments.
pub(super) fn edit_list(
    yaml: &str,
    line_end: &str,
    path: &[Step],
    part: &Part,
    items: &[NewValue],
) -> Result<String, EditError> {
    let NewValue::List(old) = part.data() else { return Err(EditError::NoSuchPart) };
    let change = ListChange::between(&old, items);
    let item_path = |at: usize| [path, &[Step::Item(at)]].concat();
    let mut edited = yaml.to_owned();
    for at in change.changed {
        edited = edit(&edited, line_end, &item_path(at), &items[at])?;
    }
    for at in change.removed.rev() {
        edited = edit(&edited, line_end, &item_path(at), &NewValue::Nothing)?;
    }
    for at in change.added {
        let document = Document::new(&edited, line_end)?;
        let mut part = &document.root;
        for step in path {
            let index = part.index_of(step)?.ok_or(EditError::NoSuchPart)?;
            part = &part.children[index].part;
        }
        edited = document.insert(part, at, &Step::Item(at), &items[at])?;
    }
    Ok(edited)
}
