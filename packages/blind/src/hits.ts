/** One of our own tags, made under the partner's key, and the record it came from. */
export interface OwnTag<RecordId, KeyType> {
  readonly tag: Uint8Array;
  readonly recordId: RecordId;
  readonly keyType: KeyType;
}

/** One line of the partner's list: a tag and the random handle of the partner's record. */
export interface ListedTag<Handle> {
  readonly tag: Uint8Array;
  readonly handle: Handle;
}

/** One of our records and one of the partner's that share at least one tag. */
export interface Hit<RecordId, Handle, KeyType> {
  readonly recordId: RecordId;
  readonly handle: Handle;
  /** The kinds of keys that met; how much they weigh together is not decided here. */
  readonly keyTypes: ReadonlySet<KeyType>;
  /** The tags that met, each once: their proof keys sign the notice. */
  readonly tags: readonly Uint8Array[];
}

/** A tag that was left out because too many records hold it. */
export interface CappedTag {
  readonly tag: Uint8Array;
  /** Records of the partner that hold it. */
  readonly handles: number;
  /** Records of our own that hold it. */
  readonly records: number;
}

/**
 * Finds, at home, which of our records meet which of the partner's. Neither list needs an order;
 * repeated lines count once.
 * The cap counts what it is given: pass all holders of a tag, not only the record that is new.
 * @param own our tags under the partner's key
 * @param listed the lines of the partner's list (all, or those a look-up found)
 * @param maxHolders most records, on either side, that may hold a tag; a value held by more (the
 *   telephone of a terminal) tells nothing, and is named in `capped` instead
 */
export function findHits<RecordId, Handle, KeyType>(
  own: Iterable<OwnTag<RecordId, KeyType>>,
  listed: Iterable<ListedTag<Handle>>,
  maxHolders: number,
): { hits: Hit<RecordId, Handle, KeyType>[]; capped: CappedTag[] } {
  const handlesByTag = new Map<string, Set<Handle>>();
  for (const { tag, handle } of listed) {
    getOrAdd(handlesByTag, textOf(tag), () => new Set<Handle>()).add(handle);
  }
  const meetings = new Map<string, Meeting<RecordId, KeyType>>();
  for (const { tag, recordId, keyType } of own) {
    const text = textOf(tag);
    if (!handlesByTag.has(text)) continue;
    const { records } = getOrAdd(meetings, text, () => ({
      tag,
      records: new Map<RecordId, Set<KeyType>>(),
    }));
    getOrAdd(records, recordId, () => new Set<KeyType>()).add(keyType);
  }

  const capped: CappedTag[] = [];
  const pairs = new Map<RecordId, Map<Handle, OpenHit<RecordId, Handle, KeyType>>>();
  for (const [text, { tag, records }] of meetings) {
    const handles = handlesByTag.get(text) ?? new Set<Handle>();
    if (handles.size > maxHolders || records.size > maxHolders) {
      capped.push({ tag, handles: handles.size, records: records.size });
      continue;
    }
    for (const [recordId, keyTypes] of records) {
      const ofRecord = getOrAdd(
        pairs,
        recordId,
        () => new Map<Handle, OpenHit<RecordId, Handle, KeyType>>(),
      );
      for (const handle of handles) {
        const hit = getOrAdd(ofRecord, handle, () => newHit(recordId, handle));
        for (const keyType of keyTypes) hit.keyTypes.add(keyType);
        hit.tags.push(tag);
      }
    }
  }
  return {
    hits: pairs
      .values()
      .flatMap((ofRecord) => ofRecord.values())
      .toArray(),
    capped,
  };
}

interface Meeting<RecordId, KeyType> {
  readonly tag: Uint8Array;
  readonly records: Map<RecordId, Set<KeyType>>;
}

interface OpenHit<RecordId, Handle, KeyType> {
  readonly recordId: RecordId;
  readonly handle: Handle;
  readonly keyTypes: Set<KeyType>;
  readonly tags: Uint8Array[];
}

function newHit<RecordId, Handle, KeyType>(
  recordId: RecordId,
  handle: Handle,
): OpenHit<RecordId, Handle, KeyType> {
  return { recordId, handle, keyTypes: new Set(), tags: [] };
}

function textOf(tag: Uint8Array): string {
  return String.fromCharCode(...tag);
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
