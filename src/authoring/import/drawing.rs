//! Drawings: pictures with their crop and turn, groups, text boxes, diagrams and charts.

use super::block::{Block, Marker, Object, TextRun};
use super::reader::DocumentReader;
use super::report::{ImportError, ImportWarning, LeftOut};
use super::xml::Element;
use crate::media::picture::{Adjustment, adjust};

/// A degree in the unit of `rot`.
const DEGREE: i64 = 60_000;
/// The largest angle in degrees that is too small to be meant.
const TOLERANCE: i64 = 2;
/// The whole in the unit of `srcRect`.
const WHOLE: f64 = 100_000.0;

/// The properties that the shapes around a picture give it.
#[derive(Debug, Clone, Default)]
struct Around {
    alt: String,
    /// The clockwise turn in the unit of `rot`.
    turn: i64,
    flip_horizontal: bool,
    flip_vertical: bool,
    /// A shape other than a rectangle cuts the picture.
    is_shaped: bool,
}

impl DocumentReader<'_, '_> {
    /// Reads `w:drawing`, `w:pict` or `w:object`.
    pub(super) fn drawing(&mut self, drawing: &Element, runs: &mut Vec<TextRun>) -> Result<(), ImportError> {
        if !self.ignores_fields && !self.fields.shows_text() {
            self.leave(LeftOut::FieldCode, drawing);
            return Ok(());
        }
        self.shapes(drawing, &Around::default(), runs)
    }

    fn shapes(&mut self, parent: &Element, around: &Around, runs: &mut Vec<TextRun>) -> Result<(), ImportError> {
        for child in parent.elements() {
            match &*child.name {
                "inline" | "anchor" => self.shapes(child, &around.described(child.element("docPr")), runs)?,
                "pic" | "wsp" | "sp" => {
                    let own = child.descendant("cNvPr").filter(|_| &*child.name == "pic");
                    let properties = child.element("spPr");
                    let turned = around.described(own).turned(properties.and_then(|it| it.element("xfrm")));
                    self.shapes(child, &Around { is_shaped: properties.is_some_and(is_cut), ..turned }, runs)?;
                }
                "wgp" | "grpSp" => {
                    let turned = around.turned(child.element("grpSpPr").and_then(|it| it.element("xfrm")));
                    self.shapes(child, &turned, runs)?;
                }
                "shape" | "rect" => self.shapes(child, &around.styled(child), runs)?,
                "roundrect" | "oval" => {
                    self.shapes(child, &Around { is_shaped: true, ..around.styled(child) }, runs)?;
                }
                "blipFill" => runs.extend(self.blip(child, around)?),
                "imagedata" => runs.extend(self.image_data(child, around)?),
                "fill" if child.attribute("id").is_some() => runs.extend(self.image_data(child, around)?),
                "txbxContent" => {
                    let blocks = self.apart(|reader| reader.body(child))?;
                    self.add_box(blocks, runs);
                }
                "textpath" => {
                    let text = child.attribute("string").unwrap_or_default().trim();
                    if !text.is_empty() {
                        self.add_box(vec![Block::Paragraph(vec![TextRun::plain(text)])], runs);
                    }
                }
                // Text of a shape that is not a text box of Word.
                "p" => {
                    let blocks = self.apart(|reader| reader.body_element(child))?;
                    self.add_box(blocks, runs);
                }
                "relIds" => self.diagram(child, runs)?,
                "chart" => self.chart(child)?,
                "AlternateContent" => {
                    for alternative in child.elements() {
                        let found = (runs.len(), self.boxes.len());
                        self.shapes(alternative, around, runs)?;
                        if found != (runs.len(), self.boxes.len()) {
                            break;
                        }
                    }
                }
                _ => self.shapes(child, around, runs)?,
            }
        }
        Ok(())
    }

    /// Adds a text box. It comes before the paragraph if no text of the paragraph is before it.
    fn add_box(&mut self, blocks: Vec<Block>, runs: &[TextRun]) {
        if !blocks.is_empty() {
            self.boxes.push((runs.iter().any(|run| !run.is_blank()), blocks));
        }
    }

    fn blip(&mut self, fill: &Element, around: &Around) -> Result<Option<TextRun>, ImportError> {
        let Some(blip) = fill.element("blip") else { return Ok(None) };
        let side = |name: &str| -> f64 {
            let crop = fill.element("srcRect").and_then(|crop| crop.attribute(name));
            crop.and_then(fraction_of_whole).unwrap_or(0.0)
        };
        let crop = ["l", "t", "r", "b"].map(side);
        match (blip.attribute("embed"), blip.attribute("link")) {
            (Some(id), _) if !id.is_empty() => self.picture(id, crop, around),
            (_, Some(id)) if !id.is_empty() => self.picture(id, crop, around),
            _ => Ok(None),
        }
    }

    fn image_data(&mut self, data: &Element, around: &Around) -> Result<Option<TextRun>, ImportError> {
        let Some(id) = data.attribute("id").or(data.attribute("relid")).filter(|id| !id.is_empty()) else {
            return Ok(None);
        };
        let crop = ["cropleft", "croptop", "cropright", "cropbottom"];
        self.picture(id, crop.map(|side| data.attribute(side).and_then(fixed_fraction).unwrap_or(0.0)), around)
    }

    /// Extracts an image by its relationship id. Equal images are extracted once.
    fn picture(&mut self, id: &str, crop: [f64; 4], around: &Around) -> Result<Option<TextRun>, ImportError> {
        let Some(relation) = self.relations.get(id).cloned() else {
            self.warnings.push(ImportWarning::PictureOutside(id.to_owned()));
            return Ok(None);
        };
        let bytes = if relation.is_external { None } else { self.package.part(&relation.target)? };
        let Some(mut bytes) = bytes else {
            self.warnings.push(ImportWarning::PictureOutside(relation.target));
            return Ok(None);
        };
        let file = relation.target.rsplit('/').next().unwrap_or_default().to_owned();
        let Some(mut extension) = image_extension(&bytes) else {
            self.warnings.push(ImportWarning::PictureLeft(file));
            return Ok(None);
        };
        let (quarters, is_tilted) = around.quarters();
        let adjustment = Adjustment {
            crop: crop.map(|side| side.clamp(0.0, 1.0)),
            flip_horizontal: around.flip_horizontal,
            flip_vertical: around.flip_vertical,
            quarters,
        };
        if !adjustment.is_none() {
            // The part that was cut away may be private, so the picture is never shown whole.
            let Ok((adjusted, new_extension)) = adjust(&bytes, &adjustment) else {
                self.warnings.push(ImportWarning::PictureUncropped(file));
                return Ok(None);
            };
            (bytes, extension) = (adjusted, new_extension);
        }
        let known = self.pictures.iter().find(|(_, known)| *known == bytes).map(|(name, _)| name.clone());
        let name = known.unwrap_or_else(|| {
            let name = format!("picture-{}.{extension}", self.pictures.len() + 1);
            self.pictures.push((name.clone(), bytes));
            name
        });
        if is_tilted {
            self.warnings.push(ImportWarning::PictureTilted(name.clone()));
        }
        if around.is_shaped {
            self.warnings.push(ImportWarning::PictureShaped(name.clone()));
        }
        let text = around.alt.clone();
        Ok(Some(TextRun { text, object: Some(Object::Picture(name)), ..TextRun::default() }))
    }

    /// Reads the texts of SmartArt, as a list.
    fn diagram(&mut self, ids: &Element, runs: &[TextRun]) -> Result<(), ImportError> {
        let Some(relation) = ids.attribute("dm").and_then(|id| self.relations.get(id)).cloned() else { return Ok(()) };
        let Some(data) = self.package.tree(&relation.target)? else { return Ok(()) };
        let mut texts = Vec::new();
        paragraphs(&data, &mut texts);
        let texts: Vec<String> = texts.into_iter().map(|text| self.text_of(text)).filter(|it| !it.is_empty()).collect();
        self.warnings.push(ImportWarning::Diagram(texts.join(" ")));
        let item = |text| Block::ListItem(0, Marker::Bullet, vec![TextRun::plain(text)]);
        self.add_box(texts.into_iter().map(item).collect(), runs);
        Ok(())
    }

    fn chart(&mut self, chart: &Element) -> Result<(), ImportError> {
        let Some(relation) = chart.attribute("id").and_then(|id| self.relations.get(id)).cloned() else {
            return Ok(());
        };
        let text = match self.package.tree(&relation.target)? {
            Some(chart) => self.text_of(&chart),
            None => String::new(),
        };
        let name = relation.target.rsplit('/').next().unwrap_or_default();
        self.leave_text(LeftOut::Chart, if text.is_empty() { name } else { &text }, false);
        Ok(())
    }
}

impl Around {
    /// Adds the description of a shape. The name and title are not descriptions.
    fn described(&self, properties: Option<&Element>) -> Self {
        let alt = properties.and_then(|properties| properties.attribute("descr")).unwrap_or_default().trim();
        match alt.is_empty() {
            true => self.clone(),
            false => Self { alt: alt.to_owned(), ..self.clone() },
        }
    }

    fn turned(&self, transform: Option<&Element>) -> Self {
        let Some(transform) = transform else { return self.clone() };
        let is_on = |name: &str| matches!(transform.attribute(name), Some("1" | "true" | "on"));
        Self {
            turn: self.turn.saturating_add(transform.number("rot").unwrap_or(0)),
            flip_horizontal: self.flip_horizontal ^ is_on("flipH"),
            flip_vertical: self.flip_vertical ^ is_on("flipV"),
            ..self.clone()
        }
    }

    /// Adds the style of a VML shape: `rotation:90;flip:x`.
    fn styled(&self, shape: &Element) -> Self {
        let mut styled = self.clone();
        if let Some(alt) = shape.attribute("alt").filter(|alt| !alt.trim().is_empty()) {
            alt.trim().clone_into(&mut styled.alt);
        }
        for property in shape.attribute("style").unwrap_or_default().split(';') {
            match property.split_once(':').map(|(name, value)| (name.trim(), value.trim())) {
                Some(("rotation", value)) => {
                    let degrees = match value.strip_suffix("fd") {
                        Some(fixed) => fixed.parse::<i64>().map(|fixed| fixed / 65_536).ok(),
                        None => value.parse::<f64>().map(|degrees| degrees as i64).ok(),
                    };
                    styled.turn = styled.turn.saturating_add(degrees.unwrap_or(0).saturating_mul(DEGREE));
                }
                Some(("flip", value)) => {
                    styled.flip_horizontal ^= value.contains('x');
                    styled.flip_vertical ^= value.contains('y');
                }
                _ => {}
            }
        }
        styled
    }

    /// Returns the nearest number of quarter turns, and whether the turn differs from it.
    fn quarters(&self) -> (u8, bool) {
        let turn = self.turn.rem_euclid(360 * DEGREE);
        let quarters = (turn + 45 * DEGREE) / (90 * DEGREE);
        let rest = (turn - quarters * 90 * DEGREE).abs();
        ((quarters % 4) as u8, rest > TOLERANCE * DEGREE)
    }
}

/// Returns whether the properties of a shape cut a picture by something other than a rectangle.
fn is_cut(properties: &Element) -> bool {
    let preset = properties.element("prstGeom").and_then(|geometry| geometry.attribute("prst"));
    preset.is_some_and(|preset| preset != "rect") || properties.element("custGeom").is_some()
}

/// Parses a side of `srcRect` as a part of the whole: `25000` or `25%`.
fn fraction_of_whole(side: &str) -> Option<f64> {
    match side.trim().strip_suffix('%') {
        Some(percent) => percent.parse::<f64>().ok().map(|percent| percent / 100.0),
        None => side.trim().parse::<f64>().ok().map(|side| side / WHOLE),
    }
}

/// Parses a fraction of VML: `16384f` or `.25`.
fn fixed_fraction(side: &str) -> Option<f64> {
    match side.trim().strip_suffix('f') {
        Some(fixed) => fixed.parse::<f64>().ok().map(|fixed| fixed / 65_536.0),
        None => side.trim().parse().ok(),
    }
}

/// Collects the paragraphs of a diagram.
fn paragraphs<'e>(element: &'e Element, found: &mut Vec<&'e Element>) {
    for child in element.elements() {
        match &*child.name {
            "p" => found.push(child),
            _ => paragraphs(child, found),
        }
    }
}

/// Returns the file extension of an image by its signature. Returns `None` if browsers do not
/// support it.
fn image_extension(bytes: &[u8]) -> Option<&'static str> {
    let kinds: [(&[u8], &str); 3] = [(b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"GIF8", "gif")];
    let is_webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    let kind = kinds.into_iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, extension)| extension);
    kind.or(is_webp.then_some("webp"))
}
