//! Share cards: the images that messengers show with a link to a page.
//!
//! Some messengers show the whole card and others only the square in its middle, so all text is in
//! this square. The theme's template `card.svg` gets the text broken into lines. The picture of a
//! release is drawn below the template, and logos above it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::foundation::diagnostics::{Diagnostic, Problem};
use crate::foundation::progress::{Progress, Task};
use crate::foundation::span::Location;
use crate::incremental::cache::BuildCache;
use crate::media::picture::ImageFormat;
use crate::media::share_card::{self, CardLogo, CardSvg};
use crate::plan::{OutputKind, PageId, Plan};

use super::context::RenderContext;
use super::head::page_view;
use super::output_bytes::OutputBytes;
use super::picture::hero;
use super::title::{CardWords, card_words};
use super::view::{CardPage, LinesView, PlateView};

/// The width of the text in pixels: the middle square without its margins.
const ROOM: f64 = 570.0;
/// The font sizes to try, and the height of each text, in pixels.
const TITLE: (&[u16], f64) = (&[68, 60, 54, 48, 43, 38, 34], 296.0);
const DATE: (&[u16], f64) = (&[38, 34, 30, 26], 48.0);
const PLACE: (&[u16], f64) = (&[30, 27, 24], 71.0);
const PROJECT: (&[u16], f64) = (&[26, 24, 22], 62.0);

/// The grounds for logos, left and right of the middle square.
const PLATES: [PlateView; 2] =
    [PlateView { x: 22, y: 494, width: 216, height: 96 }, PlateView { x: 962, y: 494, width: 216, height: 96 }];
/// The distance of a logo from the edge of its ground.
const INSET: u16 = 14;

/// Draws the cards of a site, and reports progress.
pub(super) struct Cards<'r> {
    cache: &'r BuildCache,
    progress: &'r dyn Progress,
    all: usize,
    done: AtomicUsize,
}

impl<'r> Cards<'r> {
    pub(super) fn new(plan: &Plan, cache: &'r BuildCache, progress: &'r dyn Progress) -> Self {
        let all = plan.outputs().iter().filter(|output| matches!(output.what, OutputKind::Card { .. })).count();
        Self { cache, progress, all, done: AtomicUsize::new(0) }
    }

    /// Draws the card of a page, or leaves it undrawn if the settings ask for it.
    ///
    /// The card of the home page is always drawn, so that an error in its template is reported at
    /// once.
    pub(super) fn render(&self, cx: &RenderContext, id: &PageId) -> Result<OutputBytes, Diagnostic> {
        let CardWords { title, date, place, project } = card_words(cx, id);
        let fit_text = |words: &str, (sizes, height): (&[u16], f64)| {
            LinesView::from(share_card::fit_text(words, sizes, ROOM, height))
        };
        let (photo, logos) = (photo(cx, id), logos(cx));
        let view = CardPage {
            title: fit_text(&title, TITLE),
            date: fit_text(&date, DATE),
            place: fit_text(&place, PLACE),
            project: fit_text(&project, PROJECT),
            leading: share_card::LEADING,
            picture: photo.is_some(),
            logos: logos.iter().map(|(plate, _)| *plate).collect(),
        };
        let svg = CardSvg {
            svg: cx.render("card.svg", &page_view(cx, id), &view)?.into(),
            photo,
            logos: logos.into_iter().map(|(plate, bytes)| card_logo(plate, bytes)).collect(),
        };
        if cx.plan.inputs.settings.lazy_cards && *id != PageId::Home {
            return Ok(OutputBytes::Later(svg));
        }
        let picture = svg.render(self.cache).map_err(|error| {
            let place = cx.plan.theme.path_of("card.svg").map(|path| Location::file(&path));
            let place = place.unwrap_or_else(|| Location::file(&crate::model::config::PATH.into()));
            Diagnostic::new(place, Problem::CardFailed { error })
        });
        self.progress.step(Task::Cards, self.done.fetch_add(1, Ordering::Relaxed) + 1, self.all);
        picture.map(OutputBytes::Drawn)
    }
}

/// Returns the bytes of a page's own picture, in its largest size.
fn photo(cx: &RenderContext, id: &PageId) -> Option<Arc<[u8]>> {
    let image = hero(cx, id)?;
    cx.plan
        .picture_bytes(&image.named_in, &image.address)
        .filter(|(format, _)| *format != ImageFormat::Svg)
        .map(|(_, bytes)| bytes)
}

/// Returns the first logos of the project with their places: left and right of the middle square.
fn logos(cx: &RenderContext) -> Vec<(PlateView, Arc<[u8]>)> {
    let project = cx.site_view.project.iter();
    let organizations = project.flat_map(|project| &project.logos);
    let bytes = organizations.filter_map(|organization| {
        let record = cx.plan.site.organizations.get(&organization.id)?;
        Some(cx.plan.picture_bytes(&record.path, &record.logo.as_ref()?.value)?.1)
    });
    PLATES.into_iter().zip(bytes).collect()
}

fn card_logo(plate: PlateView, bytes: Arc<[u8]>) -> CardLogo {
    CardLogo {
        bytes,
        x: plate.x + INSET,
        y: plate.y + INSET,
        width: plate.width - 2 * INSET,
        height: plate.height - 2 * INSET,
    }
}

impl From<share_card::FittedText> for LinesView {
    fn from(share_card::FittedText { size, lines }: share_card::FittedText) -> Self {
        Self { size, lines }
    }
}
