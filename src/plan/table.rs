//! The tables of open data, with their paths and columns.

use crate::foundation::lang::Lang;
use crate::foundation::value::Day;
use crate::model::record::Visit;
use crate::model::site::Site;

/// A table of open data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    Visits,
    Results,
    Commitments,
    Municipalities,
    Districts,
    Press,
}

impl Table {
    /// All tables, in the order of the documentation.
    pub const ALL: [Table; 6] =
        [Table::Visits, Table::Results, Table::Commitments, Table::Municipalities, Table::Districts, Table::Press];

    /// Returns the name, which is also that of the file.
    pub const fn name(self) -> &'static str {
        match self {
            Table::Visits => "visits",
            Table::Results => "results",
            Table::Commitments => "commitments",
            Table::Municipalities => "municipalities",
            Table::Districts => "districts",
            Table::Press => "press",
        }
    }

    /// Returns the path of the table.
    pub fn address(self, csv: bool) -> String {
        format!("data/{}.{}", self.name(), if csv { "csv" } else { "json" })
    }

    /// Returns the number of rows.
    pub fn rows(self, site: &Site) -> usize {
        match self {
            Table::Visits => site.visits.len(),
            Table::Results => site.visits.iter().filter(|visit| visit.results.is_some()).count(),
            Table::Commitments => site.commitments.len(),
            Table::Municipalities => site.municipalities.len(),
            Table::Districts => site.districts.len(),
            Table::Press => site.press().len(),
        }
    }

    /// Returns the day of the newest row, or `None` if the rows have no day.
    pub fn newest(self, site: &Site) -> Option<Day> {
        let days: Vec<Day> = match self {
            Table::Visits => site.visits.iter().map(|visit| visit.date.value).collect(),
            Table::Results => {
                let published =
                    |visit: &Visit| visit.results.as_ref().map(|results| results.published.unwrap_or(visit.date.value));
                site.visits.iter().filter_map(|visit| published(visit)).collect()
            }
            Table::Commitments => {
                let updates = site.commitments.iter().flat_map(|commitment| &commitment.updates);
                updates.map(|update| update.date).collect()
            }
            Table::Press => site.press().iter().map(|press| press.date).collect(),
            Table::Municipalities | Table::Districts => Vec::new(),
        };
        days.into_iter().max_by_key(|day| (day.last(), day.first()))
    }

    /// Returns the names of the columns. A text has one per language, such as `title_ky`.
    pub fn columns(self, languages: &[Lang]) -> Vec<String> {
        let columns = self.plain_columns().iter().flat_map(|column| match column.strip_suffix("_*") {
            Some(text) => languages.iter().map(|lang| format!("{text}_{lang}")).collect(),
            None => vec![(*column).to_owned()],
        });
        columns.collect()
    }

    /// Returns the type of a column, as Table Schema names it.
    ///
    /// Days and counts are strings, because they keep their precision: `2017-11`, `>20`.
    pub fn column_type(column: &str) -> &'static str {
        match column {
            "online" | "partner" => "boolean",
            "latitude" | "longitude" => "number",
            _ => "string",
        }
    }

    /// Returns the columns. One that ends in `_*` is repeated for each language.
    const fn plain_columns(self) -> &'static [&'static str] {
        match self {
            Table::Visits => &[
                "id",
                "kind",
                "title_*",
                "date",
                "date_note_*",
                "time",
                "hosts",
                "online",
                "venue_*",
                "programme",
                "status",
                "status_reason_*",
                "moved_from",
                "invited_municipalities",
                "invited_participants",
                "invited_districts",
                "invited_guests",
                "sources",
            ],
            Table::Results => &[
                "visit",
                "published",
                "participants",
                "women",
                "men",
                "youth",
                "municipalities",
                "summary_*",
                "priorities",
                "decisions",
            ],
            Table::Commitments => &[
                "id",
                "text_*",
                "municipality",
                "visit",
                "responsible_*",
                "due",
                "amount",
                "currency",
                "status",
                "status_reason_*",
                "evidence",
            ],
            Table::Municipalities => &[
                "id",
                "name_*",
                "kind",
                "district",
                "code",
                "partner",
                "latitude",
                "longitude",
                "population",
                "population_year",
                "aliases",
                "valid_from",
                "valid_to",
                "successor",
            ],
            Table::Districts => &["id", "name_*", "code", "latitude", "longitude", "aliases"],
            Table::Press => {
                &["slug", "title_*", "summary_*", "date", "visits", "programmes", "municipalities", "address_*"]
            }
        }
    }
}
