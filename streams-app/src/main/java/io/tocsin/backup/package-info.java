/**
 * What no topic makes again, in files: models and who judges, decisions, the calendar, labels, feedback.
 *
 * <p>Comes in: those topics, or a directory of Avro files. Goes out: the other of the two. A file holds contracts with the schemas they were written in
 * and needs no registry, so that a backup can be read where everything else is gone. Next: the command line.
 */
@NullMarked
package io.tocsin.backup;

import org.jspecify.annotations.NullMarked;
