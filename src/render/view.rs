//! The views that templates receive: one serialisable type for each page.
//!
//! A view is ready to print: dates, numbers and names are in the reader's language. Addresses are
//! those of the site (`ky/press/x/`, without a leading `/`), which the template function `url`
//! makes relative to the page. A view has no HTML, except in the bodies of texts. These types and
//! their comments are the documentation for theme authors, in `docs/themes.md`.

mod card;
mod chart;
mod event;
mod home;
mod list;
mod map;
mod page;
mod place;
mod poster;
mod text;

pub(crate) use card::*;
pub(crate) use chart::*;
pub(crate) use event::*;
pub(crate) use home::*;
pub(crate) use list::*;
pub(crate) use map::*;
pub(crate) use page::*;
pub(crate) use place::*;
pub(crate) use poster::*;
pub(crate) use text::*;
