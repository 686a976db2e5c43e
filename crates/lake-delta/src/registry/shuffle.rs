//! Rows scattered over ranges of the key, in memory while they are few and in temporary files beyond that; it must not know
//! what the rows say.

use std::{
    fs::File,
    io::BufReader,
    mem,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use arrow::{
    array::{AsArray, UInt32Array},
    compute::{concat_batches, take_record_batch},
    datatypes::SchemaRef,
    ipc::{reader::StreamReader, writer::StreamWriter},
    record_batch::RecordBatch,
};
use datafusion::execution::{disk_manager::DiskManager, spill_file::SpillFile};
use jixia_model::{Error, Result};

/// Bytes that one range of one source may hold in memory before they go to a temporary file.
const LANE_BYTES: usize = 8 << 20;

/// Where each key range begins; the first begins before every key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ranges(Vec<String>);

impl Ranges {
    /// Ranges that begin at these keys, in order; the first of them is lowered to before every key.
    pub(super) fn new(mut starts: Vec<String>) -> Self {
        if let Some(first) = starts.first_mut() {
            first.clear();
        } else {
            starts.push(String::new());
        }
        Self(starts)
    }

    /// Ranges that hold about as many of the sampled keys each.
    pub(super) fn by_sample(mut sample: Vec<String>, count: usize) -> Self {
        sample.sort_unstable();
        sample.dedup();
        let count = count.clamp(1, sample.len().max(1));
        let starts = (0..count).filter_map(|range| sample.get(range * sample.len() / count).cloned());
        Self::new(starts.collect())
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Where the range begins.
    pub(super) fn start(&self, range: usize) -> &str {
        &self.0[range]
    }

    /// The range that the key is in.
    pub(super) fn find(&self, key: &str) -> usize {
        self.0.partition_point(|start| start.as_str() <= key) - 1
    }
}

/// The rows of all sources by range.
pub(super) struct Shuffle {
    ranges: Ranges,
    /// By range, then by source.
    lanes: Vec<Vec<Mutex<Lane>>>,
    disk: Arc<DiskManager>,
}

#[derive(Default)]
struct Lane {
    waiting: Vec<RecordBatch>,
    bytes: usize,
    spilled: Option<Spilled>,
}

struct Spilled {
    /// Is removed when it is dropped.
    file: Arc<dyn SpillFile>,
    writer: StreamWriter<File>,
}

impl Shuffle {
    pub(super) fn new(ranges: Ranges, sources: usize, disk: Arc<DiskManager>) -> Self {
        let lanes = (0..ranges.len()).map(|_| (0..sources).map(|_| Mutex::default()).collect());
        Self {
            lanes: lanes.collect(),
            ranges,
            disk,
        }
    }

    pub(super) fn ranges(&self) -> &Ranges {
        &self.ranges
    }

    /// Scatters rows of a source; the first column is the key.
    pub(super) fn add(&self, source: usize, rows: &RecordBatch) -> Result<()> {
        if self.ranges.len() == 1 {
            return self.put(0, source, rows.clone());
        }
        let mut places: Vec<Vec<u32>> = vec![Vec::new(); self.ranges.len()];
        for (row, key) in rows.column(0).as_string::<i32>().iter().enumerate() {
            places[self.ranges.find(key.unwrap_or_default())].push(row as u32);
        }
        for (range, places) in places.into_iter().enumerate() {
            if !places.is_empty() {
                let part = take_record_batch(rows, &UInt32Array::from(places)).map_err(Error::internal)?;
                self.put(range, source, part)?;
            }
        }
        Ok(())
    }

    /// Takes the rows of a range out, in one batch per source.
    pub(super) fn take(&self, range: usize, schemas: &[SchemaRef]) -> Result<Vec<RecordBatch>> {
        let lanes = self.lanes[range].iter().zip(schemas).map(|(lane, schema)| {
            let lane = mem::take(&mut *lane.lock().unwrap_or_else(PoisonError::into_inner));
            lane.read(schema)
        });
        lanes.collect()
    }

    fn put(&self, range: usize, source: usize, rows: RecordBatch) -> Result<()> {
        let mut lane = self.lanes[range][source].lock().unwrap_or_else(PoisonError::into_inner);
        lane.bytes += rows.get_array_memory_size();
        lane.waiting.push(rows);
        if lane.bytes > LANE_BYTES {
            lane.spill(&self.disk)?;
        }
        Ok(())
    }
}

impl Lane {
    fn spill(&mut self, disk: &Arc<DiskManager>) -> Result<()> {
        let Some(first) = self.waiting.first() else {
            return Ok(());
        };
        let schema = first.schema();
        let whole = concat_batches(&schema, &self.waiting).map_err(Error::internal)?;
        let spilled = match &mut self.spilled {
            Some(spilled) => spilled,
            none => {
                let file = disk.create_tmp_file("registry build").map_err(Error::internal)?;
                let opened = File::create(path(&file)?).map_err(scratch_error)?;
                let writer = StreamWriter::try_new(opened, &schema).map_err(Error::internal)?;
                none.insert(Spilled { file, writer })
            }
        };
        spilled.writer.write(&whole).map_err(scratch_error)?;
        self.waiting.clear();
        self.bytes = 0;
        Ok(())
    }

    fn read(self, schema: &SchemaRef) -> Result<RecordBatch> {
        let mut batches = Vec::new();
        if let Some(mut spilled) = self.spilled {
            spilled.writer.finish().map_err(scratch_error)?;
            let file = File::open(path(&spilled.file)?).map_err(scratch_error)?;
            let reader = StreamReader::try_new(BufReader::new(file), None).map_err(Error::internal)?;
            batches = reader.collect::<Result<_, _>>().map_err(Error::internal)?;
        }
        batches.extend(self.waiting);
        concat_batches(schema, &batches).map_err(Error::internal)
    }
}

fn path(file: &Arc<dyn SpillFile>) -> Result<&Path> {
    file.path()
        .ok_or_else(|| Error::internal("temporary files are not in a folder"))
}

fn scratch_error(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    crate::error::storage_error(error, "temporary files of a registry build")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_one_range_and_the_first_takes_what_is_before_all() {
        let ranges = Ranges::by_sample(["c", "a", "b", "d"].map(String::from).to_vec(), 2);
        assert_eq!(ranges, Ranges(vec![String::new(), "c".into()]));
        assert_eq!(["", "a", "bz", "c", "z"].map(|key| ranges.find(key)), [0, 0, 0, 1, 1]);
        assert_eq!(Ranges::by_sample(Vec::new(), 5).len(), 1);
    }
}
