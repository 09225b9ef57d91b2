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

/// A format of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableFormat {
    /// Separated by commas (RFC 4180).
    Csv,
    /// Separated by semicolons, with decimal commas, as Excel expects with Russian settings.
    Excel,
    Json,
}

impl TableFormat {
    /// All formats, in the order of the data page.
    pub const ALL: [TableFormat; 3] = [TableFormat::Csv, TableFormat::Excel, TableFormat::Json];
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
    pub fn address(self, format: TableFormat) -> String {
        let ending = match format {
            TableFormat::Csv => ".csv",
            TableFormat::Excel => "-excel.csv",
            TableFormat::Json => ".json",
        };
        format!("data/{}{ending}", self.name())
    }

    /// Returns the number of rows.
    pub fn rows(self, site: &Site) -> usize {
        match self {
            Table::Visits => site.visits.len(),
            Table::Results => site.visits.iter().filter(|visit| site.results_of(visit).is_some()).count(),
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
                let published = |visit: &Visit| {
                    site.results_of(visit)
                        .map(|results| results.published.as_ref().map_or(visit.date.value, |day| day.value))
                };
                site.visits.iter().filter_map(|visit| published(visit)).collect()
            }
            Table::Commitments => {
                let updates = site.commitments.iter().flat_map(|commitment| &commitment.updates);
                updates.map(|update| update.date.value).collect()
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
