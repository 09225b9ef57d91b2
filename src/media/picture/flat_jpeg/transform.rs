//! Colour conversion, discrete cosine transform and quantization of a block.

use std::f32::consts::FRAC_1_SQRT_2;
use std::ops::{Add, Mul, Sub};

/// The position of each coefficient, from low to high frequencies.
const ZIGZAG: [u8; 64] = [
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21,
    28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54,
    47, 55, 62, 63,
];

/// The index of each coefficient as [`transformed`] returns them: rows and columns are exchanged,
/// which saves a step.
pub(super) const ORDER: [u8; 64] = {
    let mut order = [0; 64];
    let mut at = 0;
    while at < 64 {
        order[at] = transposed(ZIGZAG[at] as usize) as u8;
        at += 1;
    }
    order
};

/// The quantization of luminance at quality 50 (ITU T.81, table K.1).
const LUMINANCE: [u16; 64] = [
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
    87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
    72, 92, 95, 98, 112, 100, 103, 99,
];

/// The quantization of colour at quality 50 (table K.2).
const COLOUR: [u16; 64] = [
    17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99,
];

/// The factors by which [`transform`] scales each row and column (Arai, Agui and Nakajima, 1988).
const SCALES: [f32; 8] = [1.0, 1.387_039_8, 1.306_563, 1.175_875_6, 1.0, 0.785_694_96, 0.541_196_1, 0.275_899_4];

/// The weights of red, green and blue in luminance and in the two colour differences, and what is
/// added to be around zero.
const WEIGHTS: [[f32; 4]; 3] =
    [[0.299, 0.587, 0.114, -128.0], [-0.168_736, -0.331_264, 0.5, 0.0], [0.5, -0.418_688, -0.081_312, 0.0]];

/// Returns the luminance or one of the two colour differences of a pixel, whose first byte is red.
#[inline(always)]
pub(super) fn component(pixel: u32, component: usize) -> f32 {
    let [red, green, blue, offset] = WEIGHTS[component];
    // The processor converts signed integers faster.
    let (r, g, b) = ((pixel & 0xFF) as i32, ((pixel >> 8) & 0xFF) as i32, ((pixel >> 16) & 0xFF) as i32);
    red * r as f32 + green * g as f32 + blue * b as f32 + offset
}

/// The divisors of the coefficients.
pub(super) struct QuantizationTable {
    divisors: [u8; 64],
    /// The factor of each coefficient, in the order of [`ORDER`].
    factors: [f32; 64],
}

impl QuantizationTable {
    /// Returns the tables of luminance and colour, scaled as by libjpeg.
    pub(super) fn both(quality: u8) -> [Self; 2] {
        let quality = u32::from(quality.clamp(1, 100));
        let scale = if quality < 50 { 5000 / quality } else { 200 - 2 * quality };
        [LUMINANCE, COLOUR].map(|table| {
            let divisors = table.map(|value| ((u32::from(value) * scale + 50) / 100).clamp(1, 255) as u8);
            let factor =
                |at: usize| 1.0 / (f32::from(divisors[transposed(at)]) * SCALES[at / 8] * SCALES[at % 8] * 8.0);
            Self { divisors, factors: std::array::from_fn(factor) }
        })
    }

    pub(super) fn in_zigzag(&self) -> [u8; 64] {
        ZIGZAG.map(|at| self.divisors[usize::from(at)])
    }

    /// Returns the only coefficient of a block of one value.
    pub(super) fn flat(&self, value: f32) -> i32 {
        rounded(value * 64.0 * self.factors[0])
    }

    /// Quantizes coefficients, in the order of [`ORDER`].
    pub(super) fn quantized(&self, coefficients: &[f32; 64]) -> [i32; 64] {
        let mut quantized = [0; 64];
        for at in 0..64 {
            quantized[at] = rounded(coefficients[at] * self.factors[at]);
        }
        quantized
    }
}

/// Returns the scaled coefficients of a component of a block, in the order of [`ORDER`].
pub(super) fn transformed(block: &[u32; 64], nth: usize) -> [f32; 64] {
    let mut rows = [Lanes([0.0; 8]); 8];
    for (row, pixels) in rows.iter_mut().zip(block.as_chunks::<8>().0) {
        row.0 = pixels.map(|pixel| component(pixel, nth));
    }
    transform(&mut rows);
    let mut columns = rows;
    for (x, column) in columns.iter_mut().enumerate() {
        for (value, row) in column.0.iter_mut().zip(&rows) {
            *value = row.0[x];
        }
    }
    transform(&mut columns);
    let mut coefficients = [0.0; 64];
    for (to, column) in coefficients.as_chunks_mut().0.iter_mut().zip(&columns) {
        *to = column.0;
    }
    coefficients
}

/// Returns the index of the same coefficient with rows and columns exchanged.
const fn transposed(at: usize) -> usize {
    at % 8 * 8 + at / 8
}

/// The values of eight columns, which the processor can calculate at the same time.
#[derive(Clone, Copy)]
struct Lanes([f32; 8]);

impl Lanes {
    #[inline(always)]
    fn zip(mut self, other: Self, f: impl Fn(f32, f32) -> f32) -> Self {
        for at in 0..8 {
            self.0[at] = f(self.0[at], other.0[at]);
        }
        self
    }
}

impl Add for Lanes {
    type Output = Self;

    #[inline(always)]
    fn add(self, other: Self) -> Self {
        self.zip(other, |one, other| one + other)
    }
}

impl Sub for Lanes {
    type Output = Self;

    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        self.zip(other, |one, other| one - other)
    }
}

impl Mul<f32> for Lanes {
    type Output = Self;

    #[inline(always)]
    fn mul(self, factor: f32) -> Self {
        self.zip(self, |one, _| one * factor)
    }
}

/// Transforms all columns of a block in place.
#[inline(always)]
fn transform(rows: &mut [Lanes; 8]) {
    let [v0, v1, v2, v3, v4, v5, v6, v7] = *rows;
    let (sum0, sum1, sum2, sum3) = (v0 + v7, v1 + v6, v2 + v5, v3 + v4);
    let (difference0, difference1, difference2, difference3) = (v0 - v7, v1 - v6, v2 - v5, v3 - v4);
    let (even0, even1, even2, even3) = (sum0 + sum3, sum1 + sum2, sum1 - sum2, sum0 - sum3);
    rows[0] = even0 + even1;
    rows[4] = even0 - even1;
    let turned = (even2 + even3) * FRAC_1_SQRT_2;
    rows[2] = even3 + turned;
    rows[6] = even3 - turned;
    let (odd0, odd1, odd2) = (difference3 + difference2, difference2 + difference1, difference1 + difference0);
    let shared = (odd0 - odd2) * 0.382_683_43;
    let (low, high) = (odd0 * 0.541_196_1 + shared, odd2 * 1.306_563 + shared);
    let turned = odd1 * FRAC_1_SQRT_2;
    let (plus, minus) = (difference0 + turned, difference0 - turned);
    rows[5] = minus + low;
    rows[3] = minus - low;
    rows[1] = plus + high;
    rows[7] = plus - high;
}

/// Rounds a coefficient. `f32::round` is a call of the C library on some processors.
fn rounded(value: f32) -> i32 {
    // Next to this number, the distance of two `f32` is one.
    const LARGE: f32 = 12_582_912.0;
    (value + LARGE).to_bits().wrapping_sub(LARGE.to_bits()) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coefficients_are_those_of_the_definition() {
        let block: [u32; 64] = std::array::from_fn(|at| (at * at * 31 + at * 7) as u32 % 255 * 0x01_01_01);
        let values = block.map(|pixel| component(pixel, 0));
        let [table, _] = QuantizationTable::both(90);
        let coefficients = table.quantized(&transformed(&block, 0));
        for (at, index) in ORDER.iter().zip(ZIGZAG).map(|(at, index)| (usize::from(*at), usize::from(index))) {
            let (v, u) = (index / 8, index % 8);
            let cosine = |x: usize, u: usize| ((2 * x + 1) as f64 * u as f64 * std::f64::consts::PI / 16.0).cos();
            let weight = |u: usize| if u == 0 { std::f64::consts::FRAC_1_SQRT_2 } else { 1.0 };
            let each = (0..64).map(|at| f64::from(values[at]) * cosine(at % 8, u) * cosine(at / 8, v));
            let exact = each.sum::<f64>() * weight(u) * weight(v) / 4.0 / f64::from(table.divisors[index]);
            assert!((f64::from(coefficients[at]) - exact).abs() < 0.51, "{index}: {} {exact}", coefficients[at]);
        }
    }

    #[test]
    fn values_are_rounded() {
        assert_eq!([0.0, 0.49, 0.51, -0.49, -0.51, 1023.6, -1023.6].map(rounded), [0, 0, 1, 0, -1, 1024, -1024]);
    }
}
