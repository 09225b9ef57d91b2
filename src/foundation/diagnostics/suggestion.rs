//! Suggestions for misspelt names.

/// Returns the name that was probably meant, or `None` if no name is close enough.
///
/// It is the first name with the smallest edit distance, which is at most a third of the characters
/// of `name`.
pub fn closest_match<'n>(name: &str, names: impl IntoIterator<Item = &'n str>) -> Option<String> {
    let length = name.chars().count();
    // A name of one or two characters is never corrected, because every change makes another name.
    let allowed = if length < 3 { 0 } else { length / 3 };
    names
        .into_iter()
        .map(|known| (strsim::osa_distance(&name.to_lowercase(), &known.to_lowercase()), known))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known.to_owned())
}
