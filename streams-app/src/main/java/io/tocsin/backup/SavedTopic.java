package io.tocsin.backup;

/**
 * What became of a topic's records. Immutable.
 *
 * @param records in the file
 * @param leftOut could not be decoded, and are in no file
 */
public record SavedTopic(BackupTopic topic, int records, int leftOut) {

    /** Whether it holds records and none of them could be decoded: a registry that lost its storage looks like this. */
    public boolean isUnreadable() {
        return records == 0 && leftOut > 0;
    }
}
