//! A JPEG encoder for pixels that are mostly flat, such as text on a plain background.
//!
//! The crate `jpeg-encoder` transforms every block of 8 × 8 pixels. Here a block of one colour is
//! written without a transform, which most blocks of a share card are. The output is baseline JPEG
//! without subsampling, with Huffman tables for this image (ITU T.81).

mod huffman;
mod transform;

use huffman::{BitWriter, HuffmanTable};
use transform::{ORDER, QuantizationTable};

/// The number of symbols of a Huffman table, and one that is reserved.
const SYMBOLS: usize = 257;
/// The symbol that ends a block.
const END_OF_BLOCK: u8 = 0;
/// The symbol for sixteen zeros.
const SIXTEEN_ZEROS: u8 = 0xF0;

/// An image that is transformed, but not quantized. It can be encoded in several qualities.
pub(super) struct TransformedImage {
    width: u16,
    height: u16,
    blocks: Vec<Block>,
    /// The coefficients of luminance and both colour differences.
    detailed: Vec<[[f32; 64]; 3]>,
}

/// A block of 8 × 8 pixels.
enum Block {
    /// The components of the only colour.
    Flat([f32; 3]),
    /// The next block of the detailed ones.
    Detailed,
}

impl TransformedImage {
    /// Transforms RGBA pixels, whose alpha is ignored.
    pub(super) fn new(pixels: &[u8], width: u16, height: u16) -> Self {
        let mut image = Self { width, height, blocks: Vec::new(), detailed: Vec::new() };
        let (pixels, width, height) = (pixels.as_chunks::<4>().0, usize::from(width), usize::from(height));
        let mut block = [0; 64];
        for top in (0..height).step_by(8) {
            for left in (0..width).step_by(8) {
                // The last row and column fill up the blocks at the edges.
                for (y, row) in block.as_chunks_mut::<8>().0.iter_mut().enumerate() {
                    let from = (top + y).min(height - 1) * width;
                    match pixels.get(from + left..from + left + 8) {
                        Some(inside) if left + 8 <= width => {
                            let inside = inside.iter().map(|pixel| u32::from_le_bytes(*pixel));
                            row.iter_mut().zip(inside).for_each(|(to, pixel)| *to = pixel);
                        }
                        _ => {
                            for (x, to) in row.iter_mut().enumerate() {
                                *to = u32::from_le_bytes(pixels[from + (left + x).min(width - 1)]);
                            }
                        }
                    }
                }
                image.add(&block);
            }
        }
        image
    }

    fn add(&mut self, block: &[u32; 64]) {
        if block.iter().fold(true, |flat, pixel| flat & (*pixel == block[0])) {
            self.blocks.push(Block::Flat([0, 1, 2].map(|nth| transform::component(block[0], nth))));
        } else {
            self.blocks.push(Block::Detailed);
            self.detailed.push([0, 1, 2].map(|nth| transform::transformed(block, nth)));
        }
    }

    /// Encodes the image, or returns `None` if it takes more than `max_bytes`.
    pub(super) fn encode(&self, quality: u8, max_bytes: usize) -> Option<Vec<u8>> {
        let quantization = QuantizationTable::both(quality);
        let scan = Scan::of(self, &quantization);
        let tables = scan.frequencies.map(|frequencies| HuffmanTable::new(&frequencies));
        if scan.bytes(&tables) > max_bytes {
            return None;
        }
        let mut bytes = vec![0xFF, 0xD8];
        segment(&mut bytes, 0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0");
        for (nth, table) in (0..).zip(&quantization) {
            segment(&mut bytes, 0xDB, &[&[nth][..], &table.in_zigzag()].concat());
        }
        let ([h1, h2], [w1, w2]) = (self.height.to_be_bytes(), self.width.to_be_bytes());
        // Three components, each with its sampling factors and its quantization table.
        segment(&mut bytes, 0xC0, &[8, h1, h2, w1, w2, 3, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1]);
        for (id, table) in [0x00, 0x10, 0x01, 0x11].into_iter().zip(&tables) {
            segment(&mut bytes, 0xC4, &[&[id][..], &table.counts, &table.symbols].concat());
        }
        segment(&mut bytes, 0xDA, &[3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0]);
        let mut writer = BitWriter::new(bytes);
        for code in &scan.codes {
            let (word, length) = tables[usize::from(code.table)].code(code.symbol);
            let extra = extra_bits(code.symbol);
            writer.write((u32::from(word) << extra) | u32::from(code.bits), length + extra);
        }
        let mut bytes = writer.finish();
        bytes.extend([0xFF, 0xD9]);
        (bytes.len() <= max_bytes).then_some(bytes)
    }
}

/// An entropy-coded value: a Huffman symbol followed by bits.
#[derive(Clone, Copy)]
struct Code {
    /// The index of the Huffman table: the two of luminance, then those of colour.
    table: u8,
    symbol: u8,
    bits: u16,
}

/// Returns the number of bits that follow a symbol, which is its lower half.
fn extra_bits(symbol: u8) -> u8 {
    symbol & 0x0F
}

/// The values of an image in order, before Huffman tables are assigned.
struct Scan {
    codes: Vec<Code>,
    frequencies: [[u32; SYMBOLS]; 4],
}

fn segment(bytes: &mut Vec<u8>, marker: u8, content: &[u8]) {
    bytes.extend([0xFF, marker]);
    bytes.extend(((content.len() + 2) as u16).to_be_bytes());
    bytes.extend(content);
}

impl Scan {
    fn of(image: &TransformedImage, quantization: &[QuantizationTable; 2]) -> Self {
        // Most blocks have two codes for each component.
        let mut scan = Self { codes: Vec::with_capacity(image.blocks.len() * 12), frequencies: [[0; SYMBOLS]; 4] };
        let mut last_dc = [0; 3];
        let mut detailed = image.detailed.iter();
        for block in &image.blocks {
            // There is one entry for each detailed block.
            let coefficients = match block {
                Block::Detailed => detailed.next(),
                Block::Flat(_) => None,
            };
            for (component, last_dc) in last_dc.iter_mut().enumerate() {
                let colour = component.min(1);
                let (table, quantization) = (colour as u8 * 2, &quantization[colour]);
                match (block, coefficients) {
                    (Block::Flat(values), _) => {
                        scan.add_dc(table, quantization.flat(values[component]), last_dc);
                        scan.add(table + 1, END_OF_BLOCK, 0);
                    }
                    (_, Some(coefficients)) => {
                        let values = quantization.quantized(&coefficients[component]);
                        scan.add_dc(table, values[0], last_dc);
                        scan.add_ac(table + 1, &values);
                    }
                    _ => {}
                }
            }
        }
        scan
    }

    /// Returns the number of bytes that the codes take, without the zeros after bytes of ones.
    fn bytes(&self, tables: &[HuffmanTable; 4]) -> usize {
        let mut bits = 0;
        for (frequencies, table) in self.frequencies.iter().zip(tables) {
            for (symbol, frequency) in (0..=u8::MAX).zip(frequencies) {
                bits += u64::from(*frequency) * u64::from(table.code(symbol).1 + extra_bits(symbol));
            }
        }
        usize::try_from(bits / 8).unwrap_or(usize::MAX)
    }

    fn add(&mut self, table: u8, symbol: u8, bits: u16) {
        self.frequencies[usize::from(table)][usize::from(symbol)] += 1;
        self.codes.push(Code { table, symbol, bits });
    }

    fn add_dc(&mut self, table: u8, value: i32, last: &mut i32) {
        let (size, bits) = sized(value - *last);
        *last = value;
        self.add(table, size, bits);
    }

    fn add_ac(&mut self, table: u8, values: &[i32; 64]) {
        let mut zeros = 0;
        for at in &ORDER[1..] {
            match values[usize::from(*at)] {
                0 => zeros += 1,
                value => {
                    while zeros > 15 {
                        self.add(table, SIXTEEN_ZEROS, 0);
                        zeros -= 16;
                    }
                    let (size, bits) = sized(value);
                    self.add(table, (zeros << 4) | size, bits);
                    zeros = 0;
                }
            }
        }
        if zeros > 0 {
            self.add(table, END_OF_BLOCK, 0);
        }
    }
}

/// Returns the number of bits of a value, and these bits. Negative values are less by one.
fn sized(value: i32) -> (u8, u16) {
    let size = (u32::BITS - value.unsigned_abs().leading_zeros()) as u8;
    let bits = if value < 0 { value - 1 } else { value };
    (size, bits as u16 & ((1 << size) - 1) as u16)
}

#[cfg(test)]
mod tests {
    use image::ImageFormat;
    use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

    use super::*;

    /// Encodes pixels, decodes them, and returns the largest and the mean difference.
    fn differences(pixels: &[u8], width: u16, height: u16, quality: u8) -> (u8, f64) {
        let bytes = TransformedImage::new(pixels, width, height).encode(quality, usize::MAX).unwrap();
        let decoded = image::load_from_memory_with_format(&bytes, ImageFormat::Jpeg).unwrap().to_rgba8();
        assert_eq!((decoded.width(), decoded.height()), (u32::from(width), u32::from(height)));
        let each = pixels.iter().zip(decoded.as_raw()).map(|(before, after)| before.abs_diff(*after));
        let (largest, sum) = each.fold((0, 0.0), |(largest, sum), one| (one.max(largest), sum + f64::from(one)));
        (largest, sum / pixels.len() as f64)
    }

    fn pixels(width: usize, height: usize, colour: impl Fn(usize, usize) -> [u8; 3]) -> Vec<u8> {
        let at = |index: usize| colour(index % width, index / width);
        (0..width * height).flat_map(|index| at(index).into_iter().chain([255])).collect()
    }

    /// Returns white stripes and discs on green, which have sharp edges like letters.
    fn letters(x: usize, y: usize) -> [u8; 3] {
        let round = (x % 40).abs_diff(20).pow(2) + (y % 60).abs_diff(30).pow(2) < 200;
        if y % 200 < 60 && (round || x % 97 < 5) { [255, 255, 255] } else { [11, 79, 74] }
    }

    /// Returns colours without any order.
    fn noise(x: usize, y: usize) -> [u8; 3] {
        let bits = (x * 7919 + y * 104_729 + 1).wrapping_mul(2_654_435_761) >> 7;
        [bits as u8, (bits >> 8) as u8, (bits >> 16) as u8]
    }

    #[test]
    fn images_of_any_size_are_decoded_to_the_same_colours() {
        for (width, height) in [(1, 1), (7, 9), (8, 8), (16, 3), (200, 150), (31, 17)] {
            let (w, h) = (usize::from(width), usize::from(height));
            for colour in [[0, 0, 0], [255, 255, 255], [11, 79, 74], [242, 182, 50], [255, 0, 0], [0, 0, 255]] {
                let (largest, _) = differences(&pixels(w, h, |_, _| colour), width, height, 88);
                assert!(largest <= 4, "{width} × {height} {colour:?}: {largest}");
            }
            let (_, mean) = differences(&pixels(w, h, letters), width, height, 88);
            assert!(mean < 4.0, "{width} × {height}: {mean}");
            let (largest, _) = differences(&pixels(w, h, noise), width, height, 100);
            assert!(largest < 8, "{width} × {height}: {largest}");
        }
    }

    #[test]
    fn quality_and_size_are_those_of_the_general_encoder() {
        let (width, height) = (320, 203);
        for colours in [letters, noise] {
            let pixels = pixels(usize::from(width), usize::from(height), colours);
            for quality in [36, 60, 88] {
                let mut general = Vec::new();
                let mut encoder = Encoder::new(&mut general, quality);
                encoder.set_sampling_factor(SamplingFactor::F_1_1);
                encoder.set_optimized_huffman_tables(true);
                encoder.encode(&pixels, width, height, ColorType::Rgba).unwrap();
                let image = TransformedImage::new(&pixels, width, height);
                let flat = image.encode(quality, usize::MAX).unwrap();
                assert_eq!(image.encode(quality, flat.len()).as_ref(), Some(&flat));
                assert_eq!(image.encode(quality, flat.len() - 1), None);
                assert!(flat.len() < general.len() + general.len() / 50, "{} {}", flat.len(), general.len());
                // The general encoder rounds colours first, so the results are only similar. A
                // tenth is 0.4 dB, which is not visible.
                let error = |bytes: &[u8]| {
                    let decoded = image::load_from_memory(bytes).unwrap().to_rgba8();
                    let each = decoded.as_raw().iter().zip(&pixels);
                    each.map(|(after, before)| f64::from(after.abs_diff(*before)).powi(2)).sum::<f64>()
                };
                let (flat, general) = (error(&flat), error(&general));
                assert!(flat < general * 1.1, "quality {quality}: {flat} {general}");
            }
        }
    }

    #[test]
    fn signed_values_have_the_bits_of_the_standard() {
        assert_eq!([0, 1, -1, 2, -2, -3, 5, -1024].map(sized)[..5], [(0, 0), (1, 1), (1, 0), (2, 2), (2, 1)]);
        assert_eq!([-3, 5, -1024].map(sized), [(2, 0), (3, 5), (11, 1023)]);
    }
}
