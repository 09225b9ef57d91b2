//! The site's records as open data: one table for each kind, as CSV and as JSON.
//!
//! Tables hold what was recorded and not what was made of it: dates as written, counts with their qualifiers, texts in
//! every language of the site. Contacts are left out.

mod cell;
mod license;
mod package;
mod rows;
mod table;

pub use license::License;
pub use package::{package, places};
pub use table::{column_key, csv, json};
