package io.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.TestKeys;
import io.tocsin.TestModels;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.SelfTest;
import io.tocsin.engine.artifact.ModelWriter;
import io.tocsin.engine.artifact.Sha256;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.ModelArtifact;
import io.tocsin.signing.ArtifactSignature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A catalog in which version v1 judges everything, and what must and must not change that. */
class ModelCatalogTest {
    private static final Model V1 = TestModels.trained("v1");
    private static final Model V2 = TestModels.trained("v2");
    private static final String V2_KEY = "artifact/shop/v2";
    private static final byte[] V2_BYTES = ModelWriter.write(V2);

    private ModelCatalog catalog = new ModelCatalog(verifier(TestModels.TICK_MS, 1_000_000));

    @BeforeEach
    void deployV1() {
        catalog.apply("artifact/shop/v1", TestModels.artifact(V1));
        catalog.apply("deployment/shop", deployment("v1"));
        assertThat(judging()).isEqualTo("shop/v1");
    }

    @Test
    void shouldReadTheModelThatWasWritten() {
        Model read = Objects.requireNonNull(catalog.image(2).modelFor("web-1", 0));
        assertThat(ModelWriter.write(read)).isEqualTo(ModelWriter.write(V1));
        assertThat(catalog.image(2).offset()).isEqualTo(2);
    }

    @Test
    void shouldChangeTheModelByADeployment() {
        catalog.apply(V2_KEY, TestModels.artifact(V2));
        assertThat(judging()).isEqualTo("shop/v1");
        catalog.apply("deployment/shop", deployment("v2"));
        assertThat(judging()).isEqualTo("shop/v2");
        catalog.apply("deployment/shop", deployment("v1"));
        assertThat(judging()).as("rolled back").isEqualTo("shop/v1");
    }

    @Test
    void shouldChangeTheModelAtTheTickThatTheDeploymentSays() {
        catalog.apply(V2_KEY, TestModels.artifact(V2));
        catalog.apply(
                "deployment/shop",
                deploying("v2")
                        .setActivateAt(Instant.ofEpochMilli(50_000))
                        .setPrevious("v1")
                        .build());
        assertThat(judgingAt(49_999)).isEqualTo("shop/v1");
        assertThat(judgingAt(50_000)).isEqualTo("shop/v2");
    }

    @Test
    void shouldPutADeploymentInForceWhenItsVersionComes() {
        refuse(
                "version is not there or was refused, the deployment waits for it: version=v2",
                "deployment/shop",
                deployment("v2"));
        assertThat(judging()).isEqualTo("shop/v1");
        catalog.apply(V2_KEY, TestModels.artifact(V2));
        assertThat(judging()).isEqualTo("shop/v2");
    }

    @Test
    void shouldWaitAsAWholeForAChallengerThatIsNotThere() {
        refuse(
                "version is not there or was refused, the deployment waits for it: version=v3",
                "deployment/shop",
                deploying("v1").setShadow("v3").build());
        catalog.apply("artifact/shop/v3", TestModels.artifact(TestModels.trained("v3")));
        Judges judges = Objects.requireNonNull(catalog.image(3).judgesOf("web-1", Map.of(), 0));
        assertThat(judges.model().id()).hasToString("shop/v1");
        assertThat(Objects.requireNonNull(judges.shadow()).id()).hasToString("shop/v3");
    }

    @Test
    void shouldRefuseADeploymentWithAMalformedSelector() {
        refuse(
                "closing brace is missing: selector=web/*{env=prod at=14; write GLOB or GLOB{label=GLOB,...}",
                "deployment/shop",
                deploying("v1").setSelector("web/*{env=prod").build());
    }

    @Test
    void shouldDeployForEntitiesWithALabel() {
        catalog.apply(
                "deployment/shop",
                deploying("v1").setSelector("web-*{env=prod}").build());
        assertThat(catalog.image(3).judgesOf("web-1", Map.of("env", "prod"), 0)).isNotNull();
        assertThat(catalog.image(3).judgesOf("web-1", Map.of(), 0)).isNull();
    }

    @Test
    void shouldRefuseAShareThatIsNoPercentage() {
        refuse(
                "share of the canary is no percentage: canaryPercent=101",
                "deployment/shop",
                deploying("v1").setCanary("v1").setCanaryPercent(101).build());
    }

    @Test
    void shouldGoOnWaitingWhenAnotherVersionComesFirst() {
        refuse("version is not there", "deployment/shop", deployment("v3"));
        catalog.apply(V2_KEY, TestModels.artifact(V2));
        assertThat(judging()).isEqualTo("shop/v1");
        catalog.apply("artifact/shop/v3", TestModels.artifact(TestModels.trained("v3")));
        assertThat(judging()).isEqualTo("shop/v3");
    }

    @Test
    void shouldRefuseCorruptedBytes() {
        byte[] corrupted = V2_BYTES.clone();
        corrupted[200] ^= 1;
        refuse("checksum does not match: offset=", V2_KEY, artifact(corrupted));
    }

    @Test
    void shouldRefuseATruncatedArtifact() {
        refuse("checksum does not match: offset=", V2_KEY, artifact(Arrays.copyOf(V2_BYTES, V2_BYTES.length - 5)));
        refuse("truncated artifact, bytes=0", V2_KEY, artifact(new byte[0]));
    }

    @Test
    void shouldRefuseAWrongChecksumInTheRecord() {
        refuse(
                "checksum of the record does not match: sha256=",
                V2_KEY,
                TestModels.artifact(V2.id(), V2_BYTES, "0".repeat(64)));
    }

    @Test
    void shouldRefuseAnArtifactThatNobodySigned() {
        refuse(
                "artifact is not signed: publish it with models.signing.key set; trusted=" + TestKeys.OURS.id(),
                V2_KEY,
                signed(V2_BYTES, ArtifactSignature.NONE));
    }

    @Test
    void shouldRefuseAnArtifactThatAStrangerSigned() {
        refuse(
                "artifact is signed by a key that is not trusted: key=" + TestKeys.FOREIGN.id() + " trusted="
                        + TestKeys.OURS.id(),
                V2_KEY,
                signed(V2_BYTES, ArtifactSignature.of(TestKeys.FOREIGN, V2_BYTES)));
    }

    @Test
    void shouldRefuseTheSignatureOfAnotherVersion() {
        refuse(
                "signature does not match, it was made for other bytes or by another key: key=" + TestKeys.OURS.id(),
                V2_KEY,
                signed(V2_BYTES, ArtifactSignature.of(TestKeys.OURS, ModelWriter.write(V1))));
    }

    @Test
    void shouldRefuseAlteredBytesBeforeTheyAreParsed() {
        byte[] altered = V2_BYTES.clone();
        altered[0] ^= 1;
        refuse(
                "signature does not match, it was made for other bytes or by another key: key=" + TestKeys.OURS.id(),
                V2_KEY,
                signed(altered, ArtifactSignature.of(TestKeys.OURS, V2_BYTES)));
    }

    @Test
    void shouldRefuseAMalformedSignature() {
        refuse(
                "malformed signature: key=" + TestKeys.OURS.id() + " reason=bytes=3, must be 64",
                V2_KEY,
                signed(V2_BYTES, new ArtifactSignature(TestKeys.OURS.id(), new byte[] {1, 2, 3})));
        refuse(
                "malformed key id of the signature, must be 16 hex digits: characters=4",
                V2_KEY,
                signed(V2_BYTES, new ArtifactSignature("ours", new byte[64])));
    }

    @Test
    void shouldRefuseEverythingWhenNobodyIsTrusted() {
        catalog = new ModelCatalog(
                new ModelVerifier(new ModelLoaderSettings(TestModels.TICK_MS, 1_000_000, 2_000, TestKeys.trusting())));
        assertThatThrownBy(() -> catalog.apply(V2_KEY, TestModels.artifact(V2)))
                .isInstanceOf(RefusedModelException.class)
                .hasMessageStartingWith("no key is trusted, so no model may judge: set models.trusted.keys to ");
        assertThat(catalog.image(3).deployed()).isEmpty();
    }

    @Test
    void shouldTakeVersionsOfOldAndNewKeyWhileBothAreTrusted() {
        catalog = new ModelCatalog(new ModelVerifier(new ModelLoaderSettings(
                TestModels.TICK_MS, 1_000_000, 2_000, TestKeys.trusting(TestKeys.OURS, TestKeys.FOREIGN))));
        deployV1();
        catalog.apply(V2_KEY, signed(V2_BYTES, ArtifactSignature.of(TestKeys.FOREIGN, V2_BYTES)));
        catalog.apply("deployment/shop", deployment("v2"));
        assertThat(judging()).isEqualTo("shop/v2");
        catalog.apply("deployment/shop", deployment("v1"));
        assertThat(judging()).as("rolled back to the old key's").isEqualTo("shop/v1");
    }

    @Test
    void shouldRefuseTheSameBytesUnderAForeignSignature() {
        byte[] v1 = ModelWriter.write(V1);
        refuse(
                "artifact is signed by a key that is not trusted: key=" + TestKeys.FOREIGN.id(),
                "artifact/shop/v1",
                TestModels.artifact(V1.id(), v1, Sha256.hexOf(v1), ArtifactSignature.of(TestKeys.FOREIGN, v1)));
    }

    @Test
    void shouldTakeAVersionOnceItIsSignedAnew() {
        shouldRefuseAnArtifactThatNobodySigned();
        refuse("version is not there or was refused", "deployment/shop", deployment("v2"));
        catalog.apply(V2_KEY, TestModels.artifact(V2));
        assertThat(judging()).isEqualTo("shop/v2");
    }

    @Test
    void shouldRefuseAnArtifactUnderAnothersKey() {
        refuse(
                "record is of another model than its key says: record=shop/v2",
                "artifact/shop/v3",
                TestModels.artifact(V2));
    }

    @Test
    void shouldRefuseBytesOfAnotherModelThanTheRecordSays() {
        ModelArtifact record = TestModels.artifact(V2);
        record.setVersion("v3");
        refuse("artifact is another model than its key says: artifact=shop/v2", "artifact/shop/v3", record);
    }

    @Test
    void shouldRefuseAModelOfAnotherGrid() {
        catalog = new ModelCatalog(verifier(60_000, 1_000_000));
        assertThatThrownBy(() -> catalog.apply(V2_KEY, TestModels.artifact(V2)))
                .isInstanceOf(RefusedModelException.class)
                .hasMessage("model was trained on another grid: its tick=10000 ms, tick.duration.ms=60000");
    }

    @Test
    void shouldRefuseAModelThatFailsItsOwnTest() {
        SelfTest right = V2.selfTest();
        Model wrong = V2.withSelfTest(new SelfTest(right.rows(), right.score() + 0.1f, right.failureProbabilities()));
        refuse("self-test does not reproduce: model=shop/v2 score=", V2_KEY, TestModels.artifact(wrong));
    }

    @Test
    void shouldRefuseAnArtifactThatIsTooLarge() {
        catalog = new ModelCatalog(verifier(TestModels.TICK_MS, V2_BYTES.length - 1));
        assertThatThrownBy(() -> catalog.apply(V2_KEY, TestModels.artifact(V2)))
                .isInstanceOf(RefusedModelException.class)
                .hasMessage("artifact is larger than models.artifact.bytes.max: bytes=" + V2_BYTES.length + " max="
                        + (V2_BYTES.length - 1));
    }

    @Test
    void shouldRefuseOtherBytesForTheSameVersion() {
        ModelArtifact other = TestModels.artifact(V1.withSelfTest(SelfTest.NONE));
        refuse("version exists with other content, versions are immutable: known sha256=", "artifact/shop/v1", other);
    }

    @Test
    void shouldTakeTheSameBytesTwice() {
        Model before = catalog.image(2).modelFor("web-1", 0);
        catalog.apply("artifact/shop/v1", TestModels.artifact(V1));
        assertThat(catalog.image(3).modelFor("web-1", 0)).isSameAs(before);
    }

    @Test
    void shouldTakeAGoodArtifactAfterARefusedOneOfTheSameVersion() {
        shouldRefuseCorruptedBytes();
        catalog.apply(V2_KEY, TestModels.artifact(V2));
        catalog.apply("deployment/shop", deployment("v2"));
        assertThat(judging()).isEqualTo("shop/v2");
    }

    @Test
    void shouldRefuseKeysAndValuesThatDoNotBelongTogether() {
        refuse("unknown key, needs artifact/<model>/<version> or deployment/<model>", null, deployment("v1"));
        refuse("unknown key", "deployment", deployment("v1"));
        refuse("value is no artifact: record=io.tocsin.schemas.Deployment", V2_KEY, deployment("v1"));
        refuse(
                "value is no deployment: record=io.tocsin.schemas.ModelArtifact",
                "deployment/shop",
                TestModels.artifact(V2));
        refuse("deployment is of another model than its key says: model=shop", "deployment/web", deployment("v1"));
    }

    @Test
    void shouldEndADeploymentByItsTombstone() {
        catalog.apply("deployment/shop", null);
        assertThat(catalog.image(3).deployed()).isEmpty();
    }

    @Test
    void shouldGoOnWithAVersionInForceWhoseArtifactIsGone() {
        catalog.apply("artifact/shop/v1", null);
        assertThat(judging()).isEqualTo("shop/v1");
        refuse("version is not there", "deployment/shop", deployment("v1"));
    }

    @Test
    void shouldNotBeginWithAVersionThatIsGone() {
        ModelCatalog fresh = new ModelCatalog(verifier(TestModels.TICK_MS, 1_000_000));
        fresh.apply("artifact/shop/v1", TestModels.artifact(V1));
        fresh.apply("deployment/shop", deployment("v1"));
        assertThat(fresh.apply("artifact/shop/v1", null))
                .contains("version is deleted, the deployment waits for it: publish it again, or promote another");
        assertThat(fresh.image(3).deployed()).isEmpty();
        fresh.apply("artifact/shop/v1", TestModels.artifact(V1));
        assertThat(fresh.image(4).deployed()).hasSize(1);
    }

    @Test
    void shouldGoOnInANewTopicUntilItSaysOtherwise() {
        catalog.beginAnew();
        assertThat(judging()).isEqualTo("shop/v1");
        refuse("version is not there", "deployment/shop", deployment("v1"));
        // Another topic may have other bytes under the name of a version.
        catalog.apply("artifact/shop/v1", TestModels.artifact(V1.withSelfTest(SelfTest.NONE)));
        assertThat(Objects.requireNonNull(catalog.image(3).modelFor("web-1", 0))
                        .selfTest()
                        .rows())
                .isEmpty();
        catalog.apply("deployment/shop", null);
        assertThat(catalog.image(4).deployed()).isEmpty();
    }

    @Test
    void shouldRefuseAModelThatIsTooSlow() {
        ModelCatalog impatient = new ModelCatalog(new ModelVerifier(
                new ModelLoaderSettings(TestModels.TICK_MS, 1_000_000, 0, TestKeys.trusting(TestKeys.OURS))));
        assertThatThrownBy(() -> impatient.apply(V2_KEY, TestModels.artifact(V2)))
                .isInstanceOf(RefusedModelException.class)
                .hasMessageMatching(
                        "one step takes longer than models.step.micros.max, all entities would wait: micros=\\d+ max=0");
    }

    @Test
    void shouldIgnoreTombstonesOfWhatIsNotThere() {
        catalog.apply("artifact/shop/v9", null);
        catalog.apply("deployment/web", null);
        assertThat(judging()).isEqualTo("shop/v1");
    }

    private static ModelVerifier verifier(long tickDurationMs, int maxArtifactBytes) {
        return new ModelVerifier(
                new ModelLoaderSettings(tickDurationMs, maxArtifactBytes, 2_000, TestKeys.trusting(TestKeys.OURS)));
    }

    private void refuse(String reason, @Nullable String key, SpecificRecord value) {
        assertThatThrownBy(() -> catalog.apply(key, value))
                .isInstanceOf(RefusedModelException.class)
                .hasMessageStartingWith(reason);
        assertThat(judging()).as("the last good one goes on").isEqualTo("shop/v1");
    }

    private String judging() {
        return judgingAt(0);
    }

    private String judgingAt(long timeMs) {
        return Objects.requireNonNull(catalog.image(9).modelFor("web-1", timeMs))
                .id()
                .toString();
    }

    private static ModelArtifact artifact(byte[] bytes) {
        return TestModels.artifact(new ModelId("shop", "v2"), bytes, Sha256.hexOf(bytes));
    }

    private static ModelArtifact signed(byte[] bytes, ArtifactSignature signature) {
        return TestModels.artifact(new ModelId("shop", "v2"), bytes, Sha256.hexOf(bytes), signature);
    }

    private static Deployment deployment(String version) {
        return deploying(version).build();
    }

    private static Deployment.Builder deploying(String version) {
        return Deployment.newBuilder().setModel("shop").setChampion(version).setUpdatedAt(Instant.EPOCH);
    }
}
