//! Huffman codes and the bits of a scan.

/// The number of bits that are looked up at once.
const LOOKUP_BITS: u32 = 9;

/// The maximum number of bytes without content after the codes. A damaged file may end in many
/// zeros.
const MAX_PADDING: usize = 16;

/// A Huffman table for decoding.
pub(super) struct HuffmanTable {
    /// The symbol and the length of the code that begins with each index. The length is 0 if the
    /// code is longer.
    lookup: Vec<(u8, u8)>,
    /// For each length of code: the first code, the number of codes, and the index of the first
    /// symbol.
    lengths: [(u32, u32, usize); 17],
    symbols: Vec<u8>,
}

impl HuffmanTable {
    /// Creates a table from the number of codes of each length. Returns `None` if they do not fit.
    pub(super) fn new(counts: &[u8; 16], symbols: &[u8]) -> Option<Self> {
        let mut lookup = vec![(0, 0); 1 << LOOKUP_BITS];
        let mut lengths = [(0, 0, 0); 17];
        let (mut code, mut first) = (0_u32, 0_usize);
        for (length, &count) in (1_u32..).zip(counts) {
            lengths[length as usize] = (code, u32::from(count), first);
            for _ in 0..count {
                let symbol = *symbols.get(first)?;
                if code >> length != 0 {
                    return None;
                }
                if length <= LOOKUP_BITS {
                    let shift = LOOKUP_BITS - length;
                    let start = (code << shift) as usize;
                    lookup[start..start + (1 << shift)].fill((symbol, length as u8));
                }
                code += 1;
                first += 1;
            }
            code <<= 1;
        }
        Some(Self { lookup, lengths, symbols: symbols.to_owned() })
    }
}

/// A reader of the bits between two markers.
pub(super) struct BitReader<'d> {
    data: &'d [u8],
    at: usize,
    /// The next bits, the first one in the highest of `count` bits.
    bits: u64,
    count: u32,
}

impl<'d> BitReader<'d> {
    pub(super) fn new(data: &'d [u8]) -> Self {
        Self { data, at: 0, bits: 0, count: 0 }
    }

    fn fill(&mut self) {
        while self.count <= 48 {
            let Some(&byte) = self.data.get(self.at) else { return };
            self.at += 1;
            if byte == 0xFF {
                match self.data.get(self.at) {
                    Some(0) => self.at += 1,
                    // Fill bytes before a marker.
                    _ => {
                        self.at = self.data.len();
                        return;
                    }
                }
            }
            self.bits = self.bits << 8 | u64::from(byte);
            self.count += 8;
        }
    }

    /// Reads a symbol. Returns `None` if no code fits, or the data ends.
    pub(super) fn symbol(&mut self, table: &HuffmanTable) -> Option<u8> {
        if self.count < 16 {
            self.fill();
        }
        let peek = |count: u32, length: u32, bits: u64| -> u32 {
            // Missing bits are read as ones, which no code consists of.
            let bits = if count >= length { bits >> (count - length) } else { !(!bits << (length - count)) };
            (bits & ((1 << length) - 1)) as u32
        };
        let (symbol, length) = table.lookup[peek(self.count, LOOKUP_BITS, self.bits) as usize];
        if length > 0 {
            self.take(u32::from(length))?;
            return Some(symbol);
        }
        for length in LOOKUP_BITS + 1..=16 {
            let (first, count, index) = table.lengths[length as usize];
            let code = peek(self.count, length, self.bits);
            if let Some(nth) = code.checked_sub(first).filter(|nth| *nth < count) {
                self.take(length)?;
                return table.symbols.get(index + nth as usize).copied();
            }
        }
        None
    }

    fn take(&mut self, length: u32) -> Option<()> {
        self.count = self.count.checked_sub(length)?;
        Some(())
    }

    /// Skips bits. Returns `None` if the data ends.
    pub(super) fn skip(&mut self, length: u32) -> Option<()> {
        if self.count < length {
            self.fill();
        }
        // At most 63 bits are skipped at once, and 48 are buffered.
        if self.count < length {
            let rest = length - self.count;
            self.count = 0;
            self.fill();
            return self.take(rest);
        }
        self.take(length)
    }

    /// Reads a number of at most 16 bits.
    pub(super) fn bits(&mut self, length: u32) -> Option<u32> {
        if self.count < length {
            self.fill();
        }
        self.take(length)?;
        Some((self.bits >> self.count & ((1 << length) - 1)) as u32)
    }

    /// Returns whether only padding is left: the rest of a byte, and bytes that hold nothing.
    pub(super) fn is_at_end(&self) -> bool {
        let unread = self.count / 8;
        let rest = &self.data[self.at..];
        if unread as usize + rest.len() > MAX_PADDING {
            return false;
        }
        let buffered = (0..unread).all(|nth| matches!(self.bits >> (8 * nth) & 0xFF, 0 | 0xFF));
        buffered && rest.iter().all(|byte| matches!(byte, 0 | 0xFF))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_bits_are_read() {
        // The codes 0, 10, 110 for the symbols 5, 6, 7.
        let mut counts = [0; 16];
        counts[..3].copy_from_slice(&[1, 1, 1]);
        let table = HuffmanTable::new(&counts, &[5, 6, 7]).unwrap();
        // 0 10 110 101 1111111 with a stuffed byte.
        let data = [0b0101_1010, 0b1111_1111, 0x00];
        let mut reader = BitReader::new(&data);
        assert_eq!([(); 3].map(|()| reader.symbol(&table)), [Some(5), Some(6), Some(7)]);
        assert_eq!(reader.bits(3), Some(0b101));
        assert!(reader.is_at_end());
        assert_eq!(reader.symbol(&table), None);
        let mut reader = BitReader::new(&data);
        assert!(reader.skip(16).is_some() && reader.skip(1).is_none());
        assert!(HuffmanTable::new(&[3; 16], &[0; 48]).is_none());
    }
}
