package io.tocsin.serve.push;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.tocsin.schemas.serde.UndecodableRecordException;
import java.io.IOException;
import org.xerial.snappy.Snappy;

/**
 * How much is in a request of remote-write 2.0, whose sender wants to be told.
 *
 * <p>Thread-safe.
 *
 * @param histograms native ones
 */
record RequestContent(int samples, int histograms) {
    static final RequestContent NONE = new RequestContent(0, 0);

    private static final int SERIES_FIELD = 5;
    private static final int SAMPLES_FIELD = 2;
    private static final int HISTOGRAMS_FIELD = 3;

    /** Of a body that was decoded before, so that its size is known to be bounded. */
    static RequestContent of(byte[] body) {
        try {
            CodedInputStream request = CodedInputStream.newInstance(Snappy.uncompress(body));
            RequestContent content = NONE;
            for (int tag = request.readTag(); tag != 0; tag = request.readTag()) {
                if (WireFormat.getTagFieldNumber(tag) == SERIES_FIELD) {
                    int outer = request.pushLimit(request.readRawVarint32());
                    content = content.plusSeries(request);
                    request.popLimit(outer);
                } else {
                    request.skipField(tag);
                }
            }
            return content;
        } catch (IOException e) {
            throw new UndecodableRecordException("record must be a remote-write request: reason=" + e.getMessage(), e);
        }
    }

    private RequestContent plusSeries(CodedInputStream series) throws IOException {
        int moreSamples = 0;
        int moreHistograms = 0;
        for (int tag = series.readTag(); tag != 0; tag = series.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            moreSamples += field == SAMPLES_FIELD ? 1 : 0;
            moreHistograms += field == HISTOGRAMS_FIELD ? 1 : 0;
            series.skipField(tag);
        }
        return new RequestContent(samples + moreSamples, histograms + moreHistograms);
    }
}
