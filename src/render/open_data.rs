//! The records of the site as open data: tables in CSV and JSON.
//!
//! Each record kind has a table. Tables contain recorded data, not derived data: dates as written,
//! counts with qualifiers, texts in every language of the site. Contact details are left out.

mod cell;
mod license;
mod package;
mod rows;
mod table;

pub use cell::CsvStyle;
pub use license::License;
pub use package::{package, places};
pub use table::{column_key, csv, json};
