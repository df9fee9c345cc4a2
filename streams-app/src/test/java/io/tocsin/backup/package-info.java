/**
 * Tests of the files of a backup. Comes in: records, and files that lost something. Goes out: nothing. Next: {@code io.tocsin.BackupIT}, with topics.
 */
@NullMarked
package io.tocsin.backup;

import org.jspecify.annotations.NullMarked;
