//! What templates receive: one serialisable type for each page, documented field by field.
//!
//! A view is ready to print: dates, numbers and names are already in the reader's language, addresses are those of the
//! site (`ky/press/x/`, without a leading `/`; the template function `url` makes them relative to the page). A view
//! knows nothing of HTML, except for the bodies of texts, which are HTML already. These types are the contract with
//! the authors of themes.

mod card;
mod event;
mod list;
mod map;
mod page;
mod place;
mod poster;
mod text;

pub use card::*;
pub use event::*;
pub use list::*;
pub use map::*;
pub use page::*;
pub use place::*;
pub use poster::*;
pub use text::*;
