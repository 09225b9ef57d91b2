//! The entropy-coded data of a JPEG (ITU T.81, annexes F and G).
//!
//! Decoders fill the rest of an image with grey when they meet a wrong code. The codes are
//! therefore read once without computing pixels. A scan is whole if all its blocks are there and
//! nothing follows them.

use std::ops::Range;

use super::bits::{BitReader, HuffmanTable};

/// The frame header, and the state that scans share.
#[derive(Default)]
pub(super) struct Frame {
    is_progressive: bool,
    width: usize,
    height: usize,
    components: Vec<Component>,
    /// The Huffman tables for DC, then those for AC.
    tables: [Vec<Option<HuffmanTable>>; 2],
    restart_interval: usize,
    /// Whether a scan could not be checked.
    is_unknown: bool,
}

/// A colour component.
struct Component {
    id: u8,
    horizontal: usize,
    vertical: usize,
    /// The coefficients of each block that are not zero so far. Only used by progressive images.
    nonzero: Vec<u64>,
    /// For each coefficient, the number of low bits that are not sent yet. `None` if it has not
    /// been sent at all.
    missing_bits: [Option<u8>; 64],
}

/// A component of a scan, with the numbers of its tables.
#[derive(Clone, Copy)]
struct ScanComponent {
    index: usize,
    dc: usize,
    ac: usize,
}

/// The parameters of a scan.
struct Scan {
    components: Vec<ScanComponent>,
    /// The coefficients of the scan.
    band: Range<usize>,
    is_refinement: bool,
    /// The number of low bits that the scan leaves out.
    missing_bits: u8,
}

/// The scan is damaged.
pub(super) struct ScanError;

impl Frame {
    /// Reads a frame header. Returns `None` if the encoding is not supported.
    pub(super) fn new(marker: u8, segment: &[u8], tables: Self) -> Option<Self> {
        let &[_, h1, h0, w1, w0, _, ref rest @ ..] = segment else { return None };
        let component = |part: &[u8]| Component {
            id: part[0],
            horizontal: usize::from(part[1] >> 4),
            vertical: usize::from(part[1] & 15),
            nonzero: Vec::new(),
            missing_bits: [None; 64],
        };
        let frame = Self {
            is_progressive: marker == 0xC2,
            width: usize::from(u16::from_be_bytes([w1, w0])),
            height: usize::from(u16::from_be_bytes([h1, h0])),
            components: rest.chunks_exact(3).map(component).collect(),
            ..tables
        };
        let is_valid =
            |component: &Component| (1..=4).contains(&component.horizontal) && (1..=4).contains(&component.vertical);
        let is_supported = matches!(marker, 0xC0..=0xC2) && frame.width > 0 && frame.height > 0;
        (is_supported && !frame.components.is_empty() && frame.components.iter().all(is_valid)).then_some(frame)
    }

    /// Reads a segment of Huffman tables.
    pub(super) fn define_tables(&mut self, mut segment: &[u8]) {
        while let Some((&class, rest)) = segment.split_first() {
            let Some((lengths, rest)) = rest.split_first_chunk::<16>() else { return };
            let count = lengths.iter().map(|count| usize::from(*count)).sum();
            let Some((values, rest)) = rest.split_at_checked(count) else { return };
            let tables = &mut self.tables[usize::from(class >> 4 & 1)];
            tables.resize_with(tables.len().max(4), || None);
            tables[usize::from(class & 3)] = HuffmanTable::new(lengths, values);
            segment = rest;
        }
    }

    /// Reads a segment with the number of units between restart markers.
    pub(super) fn define_restart_interval(&mut self, segment: &[u8]) {
        if let [high, low, ..] = segment {
            self.restart_interval = usize::from(u16::from_be_bytes([*high, *low]));
        }
    }

    /// Checks the data of a scan. A scan with tables that are missing is left to the decoder.
    pub(super) fn check_scan(&mut self, header: &[u8], data: &[u8]) -> Result<(), ScanError> {
        let Some(scan) = self.scan(header) else {
            self.is_unknown = true;
            return Ok(());
        };
        for component in &scan.components {
            self.components[component.index].missing_bits[scan.band.clone()].fill(Some(scan.missing_bits));
        }
        let (columns, rows) = self.unit_counts(&scan);
        let units = columns * rows;
        if self.is_progressive {
            self.allocate(&scan);
        }
        let interval = if self.restart_interval == 0 { units } else { self.restart_interval };
        let mut data = data;
        let mut done = 0;
        let mut restarts = 0_u8;
        while done < units {
            let (own, rest) = split_at_restart(data, restarts)?;
            let mut reader = BitReader::new(own);
            let mut end_of_bands = 0;
            let last = (done + interval).min(units);
            for unit in done..last {
                self.unit(&scan, (unit % columns, unit / columns), &mut reader, &mut end_of_bands).ok_or(ScanError)?;
            }
            if !reader.is_at_end() || end_of_bands > 0 {
                return Err(ScanError);
            }
            done = last;
            data = rest;
            restarts = (restarts + 1) % 8;
        }
        Ok(())
    }

    fn scan(&self, header: &[u8]) -> Option<Scan> {
        let (&count, rest) = header.split_first()?;
        let (selectors, rest) = rest.split_at_checked(2 * usize::from(count))?;
        let component = |part: &[u8]| {
            let index = self.components.iter().position(|component| component.id == part[0])?;
            Some(ScanComponent { index, dc: usize::from(part[1] >> 4 & 3), ac: usize::from(part[1] & 3) })
        };
        let components = selectors.chunks_exact(2).map(component).collect::<Option<Vec<_>>>()?;
        let &[start, end, approximation, ..] = rest else { return None };
        let band = match self.is_progressive {
            true => usize::from(start)..usize::from(end) + 1,
            false => 0..64,
        };
        let is_refinement = self.is_progressive && approximation >> 4 != 0;
        let has = |class: usize, nth: usize| self.tables[class].get(nth).is_some_and(Option::is_some);
        let needs_dc = band.start == 0 && !is_refinement;
        let needs_ac = band.end > 1;
        let has_tables = components
            .iter()
            .all(|component| (!needs_dc || has(0, component.dc)) && (!needs_ac || has(1, component.ac)));
        let is_valid = !components.is_empty() && band.end <= 64 && band.start < band.end;
        let is_mixed = self.is_progressive && band.end > 1 && (band.start == 0 || components.len() > 1);
        let missing_bits = if self.is_progressive { approximation & 15 } else { 0 };
        (is_valid && !is_mixed && has_tables).then_some(Scan { components, band, is_refinement, missing_bits })
    }

    /// Returns whether the scans had all components, with all bits of their coefficients.
    pub(super) fn is_complete(&self) -> bool {
        let is_sent = |component: &Component| {
            component.missing_bits[0].is_some() && component.missing_bits.iter().flatten().all(|bits| *bits == 0)
        };
        self.is_unknown || self.components.iter().all(is_sent)
    }

    /// Returns the numbers of units in a row and in a column. A scan of one component has a block
    /// as its unit, others a group of blocks.
    fn unit_counts(&self, scan: &Scan) -> (usize, usize) {
        let largest = |side: fn(&Component) -> usize| self.components.iter().map(side).max().unwrap_or(1);
        let (horizontal, vertical) = (largest(|c| c.horizontal), largest(|c| c.vertical));
        match scan.components[..] {
            [only] => {
                let component = &self.components[only.index];
                let samples = |length: usize, own: usize, most: usize| (length * own).div_ceil(most).div_ceil(8);
                (
                    samples(self.width, component.horizontal, horizontal),
                    samples(self.height, component.vertical, vertical),
                )
            }
            _ => (self.width.div_ceil(8 * horizontal), self.height.div_ceil(8 * vertical)),
        }
    }

    /// Returns the number of blocks in a row of a component, with those that pad the last group.
    fn stride(&self, component: usize) -> usize {
        let most = self.components.iter().map(|component| component.horizontal).max().unwrap_or(1);
        self.width.div_ceil(8 * most) * self.components[component].horizontal
    }

    fn allocate(&mut self, scan: &Scan) {
        let most = self.components.iter().map(|component| component.vertical).max().unwrap_or(1);
        for component in &scan.components {
            let stride = self.stride(component.index);
            let rows = self.height.div_ceil(8 * most) * self.components[component.index].vertical;
            self.components[component.index].nonzero.resize(stride * rows, 0);
        }
    }

    fn unit(
        &mut self,
        scan: &Scan,
        (column, row): (usize, usize),
        reader: &mut BitReader,
        end_of_bands: &mut u32,
    ) -> Option<()> {
        for &component in &scan.components {
            let (across, down) = match scan.components.len() {
                1 => (1, 1),
                _ => (self.components[component.index].horizontal, self.components[component.index].vertical),
            };
            let stride = self.stride(component.index);
            for nth in 0..across * down {
                let block = (row * down + nth / across) * stride + column * across + nth % across;
                match self.is_progressive {
                    true => self.progressive_block(scan, component, block, reader, end_of_bands)?,
                    false => self.sequential_block(component, reader)?,
                }
            }
        }
        Some(())
    }

    fn table(&self, class: usize, nth: usize) -> Option<&HuffmanTable> {
        self.tables[class].get(nth)?.as_ref()
    }

    fn sequential_block(&self, component: ScanComponent, reader: &mut BitReader) -> Option<()> {
        let size = reader.symbol(self.table(0, component.dc)?)?;
        reader.skip(u32::from(size))?;
        let table = self.table(1, component.ac)?;
        let mut coefficient = 1;
        while coefficient < 64 {
            let symbol = reader.symbol(table)?;
            let (run, size) = (usize::from(symbol >> 4), u32::from(symbol & 15));
            match (run, size) {
                (15, 0) => coefficient += 16,
                (_, 0) => return Some(()),
                _ => {
                    coefficient += run + 1;
                    reader.skip(size)?;
                }
            }
        }
        (coefficient == 64).then_some(())
    }

    fn progressive_block(
        &mut self,
        scan: &Scan,
        component: ScanComponent,
        block: usize,
        reader: &mut BitReader,
        end_of_bands: &mut u32,
    ) -> Option<()> {
        if scan.band.start == 0 {
            if scan.is_refinement {
                return reader.skip(1);
            }
            let size = reader.symbol(self.table(0, component.dc)?)?;
            return reader.skip(u32::from(size));
        }
        let mut nonzero = *self.components[component.index].nonzero.get(block)?;
        self.band(scan, component, &mut nonzero, reader, end_of_bands)?;
        *self.components[component.index].nonzero.get_mut(block)? = nonzero;
        Some(())
    }

    /// Reads the AC coefficients of a block.
    fn band(
        &self,
        scan: &Scan,
        component: ScanComponent,
        nonzero: &mut u64,
        reader: &mut BitReader,
        end_of_bands: &mut u32,
    ) -> Option<()> {
        let table = self.table(1, component.ac)?;
        // Every coefficient that is already known gets one more bit.
        let refine = |range: Range<usize>, nonzero: u64, reader: &mut BitReader| {
            let known = range.filter(|coefficient| scan.is_refinement && nonzero >> coefficient & 1 == 1).count();
            reader.skip(u32::try_from(known).ok()?)
        };
        let mut coefficient = scan.band.start;
        if *end_of_bands > 0 {
            *end_of_bands -= 1;
            return refine(coefficient..scan.band.end, *nonzero, reader);
        }
        while coefficient < scan.band.end {
            let symbol = reader.symbol(table)?;
            let (run, size) = (u32::from(symbol >> 4), u32::from(symbol & 15));
            if size == 0 && run < 15 {
                *end_of_bands = (1 << run) - 1 + reader.bits(run)?;
                return refine(coefficient..scan.band.end, *nonzero, reader);
            }
            if size > 0 {
                reader.skip(if scan.is_refinement { 1 } else { size })?;
            }
            // The run counts coefficients that are still zero.
            let mut zeros = run;
            loop {
                if coefficient >= scan.band.end {
                    // A run of sixteen zeros may end the band. A coefficient may not lie after it.
                    return (size == 0).then_some(());
                }
                if scan.is_refinement && *nonzero >> coefficient & 1 == 1 {
                    reader.skip(1)?;
                } else if zeros == 0 {
                    break;
                } else {
                    zeros -= 1;
                }
                coefficient += 1;
            }
            if size > 0 {
                *nonzero |= 1 << coefficient;
            }
            coefficient += 1;
        }
        Some(())
    }
}

/// Splits the data at the next restart marker, which must have the number `nth`.
fn split_at_restart(data: &[u8], nth: u8) -> Result<(&[u8], &[u8]), ScanError> {
    match data.windows(2).position(|two| two[0] == 0xFF && matches!(two[1], 0xD0..=0xD7)) {
        Some(at) if data[at + 1] == 0xD0 + nth => Ok((&data[..at], &data[at + 2..])),
        Some(_) => Err(ScanError),
        None => Ok((data, &[])),
    }
}
