//! Compound files (MS-CFB), as far as it takes to get one stream out of an old Office file; no chain of sectors is
//! followed in a circle or beyond the file.

/// Marks that end a chain or stand for a free sector begin here.
const RESERVED: u32 = 0xffff_fffa;

/// Streams shorter than this stand in the small sectors.
const SMALL: usize = 4_096;

/// Size of a small sector in bytes.
const SMALL_SECTOR: usize = 64;

/// Size of an entry of the directory in bytes.
const ENTRY: usize = 128;

/// Gets the first stream of one of the names.
pub fn read_stream(bytes: &[u8], names: &[&str]) -> Result<Vec<u8>, String> {
    let file = Compound::open(bytes)?;
    let directory = file.chain(number(bytes, 48)?, &file.table)?;
    let entries: Vec<&[u8]> = directory.chunks_exact(ENTRY).collect();
    let root = entries.first().ok_or("its directory is empty")?;
    let named = |name: &&str| entries.iter().find(|entry| name_of(entry).eq_ignore_ascii_case(name));
    let entry = names.iter().find_map(named).ok_or("it holds no workbook")?;
    let (start, length) = (number(entry, 116)?, number(entry, 120)? as usize);
    let mut stream = if length < SMALL {
        let small = file.chain(number(root, 116)?, &file.table)?;
        let table = file.chain(number(bytes, 60)?, &file.table)?;
        join_chain(start, &numbers(&table), SMALL_SECTOR, |at| small.get(at..))?
    } else {
        file.chain(start, &file.table)?
    };
    if stream.len() < length {
        return Err("its workbook is cut off".to_owned());
    }
    stream.truncate(length);
    Ok(stream)
}

struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    /// For each sector the one that follows it.
    table: Vec<u32>,
}

impl<'b> Compound<'b> {
    fn open(bytes: &'b [u8]) -> Result<Self, String> {
        let sector = match bytes.get(30..32) {
            Some([9, 0]) => 512,
            Some([12, 0]) => 4_096,
            _ => return Err("its sectors have no known size".to_owned()),
        };
        let mut file = Compound {
            bytes,
            sector,
            table: Vec::new(),
        };
        let mut parts: Vec<u32> = numbers(bytes.get(76..512).unwrap_or_default());
        let mut next = number(bytes, 68)?;
        for _ in 0..=bytes.len() / sector {
            if next >= RESERVED {
                break;
            }
            let mut more = numbers(file.sector_at(next)?);
            next = more.pop().unwrap_or(RESERVED);
            parts.extend(more);
        }
        if next < RESERVED {
            return Err("its table of sectors runs in a circle".to_owned());
        }
        for part in parts.into_iter().filter(|part| *part < RESERVED) {
            if file.table.len() > bytes.len() {
                return Err("its table of sectors is longer than the file".to_owned());
            }
            let more = numbers(file.sector_at(part)?);
            file.table.extend(more);
        }
        Ok(file)
    }

    /// The bytes of a sector; the last one of a file may be shorter.
    fn sector_at(&self, id: u32) -> Result<&'b [u8], String> {
        let start = (id as usize + 1) * self.sector;
        let rest = self.bytes.get(start..).filter(|rest| !rest.is_empty());
        let rest = rest.ok_or_else(|| format!("sector {id} lies beyond its end"))?;
        Ok(&rest[..rest.len().min(self.sector)])
    }

    fn chain(&self, start: u32, table: &[u32]) -> Result<Vec<u8>, String> {
        join_chain(start, table, self.sector, |at| self.bytes.get(at + self.sector..))
    }
}

/// The bytes of all sectors of a chain; `from` gives what stands at an offset counted in whole sectors.
fn join_chain<'b>(
    start: u32,
    table: &[u32],
    sector: usize,
    from: impl Fn(usize) -> Option<&'b [u8]>,
) -> Result<Vec<u8>, String> {
    let mut joined = Vec::new();
    let mut next = start;
    for _ in 0..=table.len() {
        if next >= RESERVED {
            return Ok(joined);
        }
        let rest = from(next as usize * sector).filter(|rest| !rest.is_empty());
        let rest = rest.ok_or_else(|| format!("sector {next} lies beyond its end"))?;
        joined.extend_from_slice(&rest[..rest.len().min(sector)]);
        next = *table
            .get(next as usize)
            .ok_or_else(|| format!("sector {next} is in no table"))?;
    }
    Err("a chain of its sectors runs in a circle".to_owned())
}

fn name_of(entry: &[u8]) -> String {
    let units = entry[..64]
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    let name: Vec<u16> = units.take_while(|unit| *unit != 0).collect();
    String::from_utf16_lossy(&name)
}

fn number(bytes: &[u8], at: usize) -> Result<u32, String> {
    let found = bytes.get(at..at + 4).ok_or("it is cut off")?;
    Ok(u32::from_le_bytes([found[0], found[1], found[2], found[3]]))
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    let four = bytes.chunks_exact(4);
    four.map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const END: u32 = 0xffff_fffe;

    /// A file of a table of sectors, a directory and the sectors of one stream of 5 000 bytes.
    fn file(next: &[u32]) -> Vec<u8> {
        let mut bytes = vec![0; 512];
        bytes[30] = 9;
        bytes[48..52].copy_from_slice(&1_u32.to_le_bytes());
        bytes[68..72].copy_from_slice(&END.to_le_bytes());
        bytes[76..512].fill(0xff);
        bytes[76..80].copy_from_slice(&0_u32.to_le_bytes());
        let mut table = vec![0xff; 512];
        for (at, next) in next.iter().enumerate() {
            table[4 * at..4 * at + 4].copy_from_slice(&next.to_le_bytes());
        }
        let mut directory = vec![0; 512];
        for (at, name) in ["Root Entry", "Workbook"].into_iter().enumerate() {
            let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            directory[128 * at..128 * at + units.len()].copy_from_slice(&units);
        }
        directory[128 + 116..128 + 120].copy_from_slice(&2_u32.to_le_bytes());
        directory[128 + 120..128 + 124].copy_from_slice(&5_000_u32.to_le_bytes());
        let stream: Vec<u8> = (0..5_120_u32).map(|at| at as u8).collect();
        [bytes, table, directory, stream].concat()
    }

    /// Sector 0 is the table, 1 the directory, 2 to 11 the stream.
    fn whole() -> Vec<u32> {
        let stream = (3..12).chain([END]);
        [0xffff_fffd, END].into_iter().chain(stream).collect()
    }

    #[test]
    fn a_stream_is_joined_from_its_sectors_and_cut_to_its_length() {
        let stream = read_stream(&file(&whole()), &["Book", "workbook"]).expect("whole");
        assert!(stream.len() == 5_000 && stream.iter().enumerate().all(|(at, byte)| *byte == at as u8));
    }

    #[test]
    fn chains_in_a_circle_beyond_the_file_or_too_short_are_told() {
        let with = |at: usize, next: u32| {
            let mut table = whole();
            table[at] = next;
            read_stream(&file(&table), &["Workbook"]).expect_err("damaged")
        };
        assert!(with(1, 1).contains("circle"));
        assert!(with(11, 2).contains("circle"));
        assert!(with(5, 9_999).contains("beyond"));
        assert!(with(5, END).contains("cut off"));
        assert!(read_stream(&file(&whole())[..700], &["Workbook"]).is_err());
        assert!(read_stream(&[], &["Workbook"]).is_err());
    }
}
