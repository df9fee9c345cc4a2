# The commands of this project. "make" alone lists them.
MVN ?= mvn
REGENERATE := -Dtest=ConfigReferenceTest,TopicRecipeTest -Dsurefire.failIfNoSpecifiedTests=false -Dtocsin.regenerate=true
BENCH := java --add-modules jdk.incubator.vector -Xmx512m -Dtocsin.registry.home=streams-app/target/tocsin/registry -cp 'benchmarks/target/lib/*'
SWAPS := io.tocsin.benchmarks.pipeline.SwapBenchmark
PIPELINE := io.tocsin.benchmarks.pipeline.PipelineBenchmark
SCALE := $(BENCH) io.tocsin.benchmarks.scale.ScaleBenchmark
API := io.tocsin.benchmarks.pipeline.ApiBenchmark

.DEFAULT_GOAL := help
.PHONY: help build test verify verify-no-docker docker-it image drills drill format demo docs bench bench-quick bench-forks bench-swaps bench-api bench-scale bench-inputs bench-peers bench-build peers-build golden jcstress clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-18s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## Compile and package, no tests; ./tocsin runs what comes out
	$(MVN) -B package -DskipTests

test: ## Quick: unit tests alone
	$(MVN) -B test

verify: ## Full: format, compile, unit and integration tests; those for Docker where Docker runs
	$(MVN) -B verify

verify-no-docker: ## Full, without the tests that need Docker
	$(MVN) -B verify -DexcludedGroups=docker

docker-it: ## Only the tests that need Docker
	$(MVN) -B verify -pl streams-app -am -Dtest='!*' -Dsurefire.failIfNoSpecifiedTests=false -Dit.test='*DockerIT' -Dfailsafe.failIfNoSpecifiedTests=false

image: ## Build the image, try it and the whole system of docker/compose.yaml; needs Docker
	$(MVN) -B package -Psbom -DskipTests
	docker/check

drills: ## What goes wrong in production, done to real processes; 22 minutes, figures in streams-app/target/drills.md
	$(MVN) -q -B -Pdrills -pl streams-app -am verify -Dtest='!*' -Dsurefire.failIfNoSpecifiedTests=false

drill: ## One of them: make drill NAME=Kill
	$(MVN) -q -B -Pdrills -pl streams-app -am verify -Dtest='!*' -Dsurefire.failIfNoSpecifiedTests=false -Dit.test='$(NAME)DrillIT' -Dfailsafe.failIfNoSpecifiedTests=false

format: ## Format the Java code
	$(MVN) -B spotless:apply

demo: build ## Build, then run the demo
	./tocsin demo

docs: ## Write docs/configuration.md and ops/topics-and-acls.md anew from the declarations
	$(MVN) -B test -pl streams-app -am $(REGENERATE)

bench-build:
	$(MVN) -q -B package -Pbenchmarks -pl benchmarks -am -Dmaven.test.skip=true

bench: bench-build ## Measure a step and the running system, 15 minutes on a quiet machine; docs/benchmarks.md tells what is what
	$(BENCH) io.tocsin.benchmarks.StepBenchmarkMain
	$(BENCH) $(PIPELINE)
	taskset -c 0,1 $(BENCH) $(PIPELINE) --quick

bench-quick: bench-build ## The same in less than 3 minutes: fewer rounds, shorter stretches, not pinned
	$(BENCH) io.tocsin.benchmarks.StepBenchmarkMain --quick
	$(BENCH) $(PIPELINE) --quick

bench-swaps: bench-build ## What swaps cost while they happen: promotions, then rollbacks; 8 minutes
	$(BENCH) $(SWAPS)
	$(BENCH) $(SWAPS) --rollbacks --swaps 3

bench-api: bench-build ## What it costs the stream that people look, and how long they wait; 8 minutes
	$(BENCH) $(API)

bench-scale: bench-build ## How far it goes, 1,000 to 1,000,000 entities, and what others cost who judge in its place; about an hour, 15 GB of disk
	$(SCALE) --entities 1000,10000
	$(SCALE) --entities 100000 --set state.memory.bytes=536870912
	$(SCALE) --entities 100000 --set state.memory.bytes=268435456 --judges TOCSIN,NOBODY --real-seconds 0 --no-restore
	$(SCALE) --entities 1000000 --judges TOCSIN,NOBODY --stretch-ticks 2000000 --fill-ticks 2 --rounds 1 --real-seconds 0 --set state.memory.bytes=2684354560 --app-flags '-Xmx5g --add-modules=jdk.incubator.vector'
	$(SCALE) --entities 100000 --metrics 38 --rounds 2 --set state.memory.bytes=268435456 --app-flags '-Xmx2g --add-modules=jdk.incubator.vector'
	$(SCALE) --entities 1000 --judges TOCSIN,NOBODY,NOBODY_CARRYING,ONNX_STEP,ONNX_WINDOW,FOREST --stretch-ticks 100000 --real-seconds 0 --no-restore --app-flags '-Xmx3g --add-modules=jdk.incubator.vector'
	taskset -c 0,1 $(SCALE) --entities 100000 --judges TOCSIN --set commit.interval.ms=200 --set state.memory.bytes=268435456

bench-inputs: bench-build ## Points a second from the bytes of foreign formats to ticks, on one core; 3 minutes
	$(BENCH) io.tocsin.benchmarks.inputs.InputBenchmarkMain

peers-build:
	$(MVN) -q -B package -Ppeers -pl benchmarks/peers -am -Dmaven.test.skip=true

bench-forks: bench-build ## Whether the vector kernels compile well in each of ten fresh JVMs; JAVA_HOME says which Java
	$${JAVA_HOME:+$$JAVA_HOME/bin/}java -cp 'benchmarks/target/lib/*' io.tocsin.benchmarks.KernelForks

bench-peers: peers-build ## The engine beside ONNX Runtime, PyTorch, DL4J and random cut forests; fetches half a gigabyte once
	OMP_NUM_THREADS=1 taskset -c 0,1 java --add-modules jdk.incubator.vector -Xmx2g -cp 'benchmarks/peers/target/lib/*' io.tocsin.benchmarks.peers.PeerBenchmark

jcstress: ## Try what stream threads may see while the models are swapped, some minutes; fails on an outcome that must not be
	$(MVN) -q -B package -Pjcstress -pl benchmarks/jcstress -am -Dmaven.test.skip=true
	java -cp 'benchmarks/jcstress/target/lib/*' org.openjdk.jcstress.Main -m quick -r benchmarks/jcstress/target/results

golden: peers-build ## Write the golden vectors anew with PyTorch
	java -cp 'benchmarks/peers/target/lib/*' io.tocsin.benchmarks.golden.GoldenVectors model-engine/src/test/resources/golden

clean: ## Remove what was built
	$(MVN) -B clean
