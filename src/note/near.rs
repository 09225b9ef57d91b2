//! The name that an author probably meant.

/// The name that was probably meant, if one is near enough: the first of those with the fewest letters changed,
/// swapped, added or left out, at most a third of the name.
pub fn nearest<'n>(name: &str, names: impl IntoIterator<Item = &'n str>) -> Option<String> {
    let length = name.chars().count();
    // In a name of one or two letters every change makes another name.
    let allowed = if length < 3 { 0 } else { length / 3 };
    names
        .into_iter()
        .map(|known| (strsim::osa_distance(&name.to_lowercase(), &known.to_lowercase()), known))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known.to_owned())
}
