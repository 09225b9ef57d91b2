//! Huffman tables for given frequencies, and bits.

use std::cmp::Reverse;

use super::SYMBOLS;

/// The maximum length of a code in bits.
const MAX_LENGTH: usize = 16;

/// A Huffman table as in a JPEG file, with the code of each symbol.
pub(super) struct HuffmanTable {
    /// The number of codes of each length, from 1 bit.
    pub(super) counts: [u8; MAX_LENGTH],
    /// The symbols, those of short codes first.
    pub(super) symbols: Vec<u8>,
    codes: [(u16, u8); SYMBOLS],
}

impl HuffmanTable {
    /// Makes the table with the shortest output (ITU T.81, annex K.2).
    pub(super) fn new(frequencies: &[u32; SYMBOLS]) -> Self {
        let lengths = code_lengths(frequencies);
        let mut counts = [0_usize; SYMBOLS + 1];
        lengths.iter().filter(|length| **length > 0).for_each(|length| counts[*length] += 1);
        // Codes that are too long move under a shorter one, which becomes longer.
        for length in (MAX_LENGTH + 1..counts.len()).rev() {
            while counts[length] > 0 {
                let shorter = (1..length - 1).rev().find(|shorter| counts[*shorter] > 0).unwrap_or(1);
                counts[length] -= 2;
                counts[length - 1] += 1;
                counts[shorter + 1] += 2;
                counts[shorter] -= 1;
            }
        }
        // The last code consists of ones, and belongs to the reserved symbol.
        if let Some(longest) = counts.iter_mut().rev().find(|count| **count > 0) {
            *longest -= 1;
        }
        let mut symbols: Vec<u8> = (0..=u8::MAX).filter(|symbol| lengths[usize::from(*symbol)] > 0).collect();
        symbols.sort_by_key(|symbol| lengths[usize::from(*symbol)]);
        let mut codes = [(0, 0); SYMBOLS];
        let (mut code, mut next) = (0_u16, symbols.iter());
        for (length, count) in (1..).zip(&counts[1..=MAX_LENGTH]) {
            for symbol in next.by_ref().take(*count) {
                codes[usize::from(*symbol)] = (code, length);
                code += 1;
            }
            code <<= 1;
        }
        let mut of_length = [0; MAX_LENGTH];
        of_length.iter_mut().zip(&counts[1..]).for_each(|(to, count)| *to = *count as u8);
        Self { counts: of_length, symbols, codes }
    }

    /// Returns the code of a symbol, and its length in bits.
    pub(super) fn code(&self, symbol: u8) -> (u16, u8) {
        self.codes[usize::from(symbol)]
    }
}

/// Returns the optimal length of the code of each symbol, which may exceed [`MAX_LENGTH`].
fn code_lengths(frequencies: &[u32; SYMBOLS]) -> [usize; SYMBOLS] {
    let mut lengths = [0; SYMBOLS];
    // Each tree is the sum of its frequencies, and its symbols. The rarest is last.
    let used = (0..SYMBOLS - 1).filter(|symbol| frequencies[*symbol] > 0);
    let mut trees: Vec<(u32, Vec<usize>)> = used.map(|symbol| (frequencies[symbol], vec![symbol])).collect();
    trees.sort_by_key(|(sum, _)| Reverse(*sum));
    // The reserved symbol gets the longest code.
    trees.push((1, vec![SYMBOLS - 1]));
    while let (Some((one, mut symbols)), Some((other, more))) = (trees.pop(), trees.pop()) {
        symbols.extend(more);
        symbols.iter().for_each(|symbol| lengths[*symbol] += 1);
        let sum = one + other;
        if trees.is_empty() {
            break;
        }
        let at = trees.partition_point(|(other, _)| *other >= sum);
        trees.insert(at, (sum, symbols));
    }
    lengths
}

/// Writes bits of the scan of a JPEG.
pub(super) struct BitWriter {
    bytes: Vec<u8>,
    /// The bits that are not written yet, and their number.
    pending: u64,
    length: u8,
}

impl BitWriter {
    /// Continues after `bytes`.
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        Self { bytes, pending: 0, length: 0 }
    }

    /// Writes the last `length` bits of a word.
    pub(super) fn write(&mut self, word: u32, length: u8) {
        self.pending = (self.pending << length) | u64::from(word);
        self.length += length;
        while self.length >= 8 {
            self.length -= 8;
            let byte = (self.pending >> self.length) as u8;
            self.bytes.push(byte);
            if byte == 0xFF {
                // Without the zero, it would begin a marker.
                self.bytes.push(0);
            }
        }
    }

    /// Fills the last byte with ones.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.write(0x7F, 7);
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks that no code begins with another one, and that none consists of ones.
    fn check(frequencies: &[u32; SYMBOLS]) {
        let table = HuffmanTable::new(frequencies);
        let codes: Vec<(u16, u8)> = table.symbols.iter().map(|symbol| table.code(*symbol)).collect();
        assert_eq!(codes.len(), frequencies.iter().filter(|frequency| **frequency > 0).count());
        assert_eq!(table.counts.iter().map(|count| usize::from(*count)).sum::<usize>(), codes.len());
        for (index, (code, length)) in codes.iter().enumerate() {
            assert!((1..=16).contains(length) && u32::from(*code) < (1 << length) - 1, "{code} {length}");
            for (other, longer) in &codes[index + 1..] {
                assert!(longer >= length && other >> (longer - length) != *code, "{code} {other}");
            }
        }
    }

    #[test]
    fn codes_are_prefix_free_for_any_frequencies() {
        let mut frequencies = [0; SYMBOLS];
        frequencies[7] = 3;
        check(&frequencies);
        (0..256).for_each(|symbol| frequencies[symbol] = 1);
        check(&frequencies);
        (0..256).for_each(|symbol| frequencies[symbol] = (symbol as u32 * 7919) % 1000);
        check(&frequencies);
        // Frequencies like these give codes of over thirty bits, which have to be shortened.
        let (mut one, mut other) = (1, 1);
        let mut frequencies = [0; SYMBOLS];
        for frequency in &mut frequencies[..40] {
            *frequency = one;
            (one, other) = (other, one + other);
        }
        check(&frequencies);
    }

    #[test]
    fn frequent_symbols_have_short_codes() {
        let mut frequencies = [0; SYMBOLS];
        [(0, 1000), (1, 100), (2, 10)].iter().for_each(|(symbol, frequency)| frequencies[*symbol] = *frequency);
        let table = HuffmanTable::new(&frequencies);
        assert_eq!([0, 1, 2].map(|symbol| table.code(symbol)), [(0, 1), (0b10, 2), (0b110, 3)]);
    }
}
