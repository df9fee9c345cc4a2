{{/* What no schema can say: values that need each other. All problems at once, a line each, before anything is installed. */}}

{{- define "tocsin.problems" -}}
{{- $problems := list -}}
{{- if not .Values.image.repository -}}
{{- $problems = append $problems "image.repository must be set: no image of Tocsin is published; build docker/Dockerfile, push it to a registry of yours, and name it" -}}
{{- end -}}
{{- if not .Values.kafka.bootstrapServers -}}
{{- $problems = append $problems "kafka.bootstrapServers must be set: host:port, more separated by commas" -}}
{{- end -}}
{{- if not .Values.schemaRegistry.url -}}
{{- $problems = append $problems "schemaRegistry.url must be set: such as http://registry:8081" -}}
{{- end -}}
{{- if and (not .Values.access.existingSecret) (not .Values.access.open) -}}
{{- $problems = append $problems "access.existingSecret must be set, a secret with lines that \"tocsin access token\" makes; or access.open=true, if a proxy in front asks who people are" -}}
{{- end -}}
{{- if and .Values.access.existingSecret .Values.access.open -}}
{{- $problems = append $problems "access.open must be false together with access.existingSecret: who is asked who they are may not do everything" -}}
{{- end -}}
{{- if and (hasPrefix "SASL_" .Values.kafka.securityProtocol) (not .Values.kafka.sasl.existingSecret) -}}
{{- $problems = append $problems (printf "kafka.sasl.existingSecret must be set with kafka.securityProtocol=%s" .Values.kafka.securityProtocol) -}}
{{- end -}}
{{- if and (not (hasPrefix "SASL_" .Values.kafka.securityProtocol)) (or .Values.kafka.sasl.existingSecret .Values.trainer.sasl.existingSecret .Values.topics.sasl.existingSecret) -}}
{{- $problems = append $problems (printf "kafka.securityProtocol must be SASL_SSL or SASL_PLAINTEXT where a secret for SASL is given: kafka.securityProtocol=%s" .Values.kafka.securityProtocol) -}}
{{- end -}}
{{- if and (not (hasSuffix "SSL" .Values.kafka.securityProtocol)) (or .Values.kafka.tls.truststore.existingSecret .Values.kafka.tls.keystore.existingSecret) -}}
{{- $problems = append $problems (printf "kafka.securityProtocol must be SSL or SASL_SSL with kafka.tls: kafka.securityProtocol=%s" .Values.kafka.securityProtocol) -}}
{{- end -}}
{{- if and .Values.trainer.enabled (not .Values.trainer.signingKey.existingSecret) -}}
{{- $problems = append $problems "trainer.signingKey.existingSecret must be set with trainer.enabled: models without a signature judge nobody" -}}
{{- end -}}
{{- if and .Values.models.trustedKeys .Values.models.existingConfigMap -}}
{{- $problems = append $problems "models.trustedKeys must be empty with models.existingConfigMap: both are the same directory" -}}
{{- end -}}
{{- if and .Values.metrics.serviceMonitor.enabled .Values.access.existingSecret (not .Values.metrics.serviceMonitor.tokenSecret.name) -}}
{{- $problems = append $problems "metrics.serviceMonitor.tokenSecret.name must be set with access.existingSecret: /metrics needs a viewer's token" -}}
{{- end -}}
{{- if and .Values.ingress.enabled (not .Values.ingress.hosts) -}}
{{- $problems = append $problems "ingress.hosts must not be empty with ingress.enabled" -}}
{{- end -}}
{{- if and (not (kindIs "string" .Values.standbyReplicas)) (not (kindIs "invalid" .Values.replicaCount)) -}}
{{- if ge (int .Values.standbyReplicas) (int .Values.replicaCount) -}}
{{- $problems = append $problems (printf "standbyReplicas must be less than replicaCount: standbyReplicas=%d replicaCount=%d" (int .Values.standbyReplicas) (int .Values.replicaCount)) -}}
{{- end -}}
{{- end -}}
{{- range $key, $instead := include "tocsin.ownKeys" . | fromYaml -}}
{{- if hasKey $.Values.config $key -}}
{{- $problems = append $problems (printf "config.%s is set by the chart: %s" $key $instead) -}}
{{- end -}}
{{- end -}}
{{- if $problems -}}
{{- fail (printf "\n\nvalues cannot be used: problems=%d\n  %s\n" (len $problems) (join "\n  " $problems)) -}}
{{- end -}}
{{- end -}}

{{/* Keys that values of the chart stand for, or that have to fit what it makes; and what to set in place of them. */}}
{{- define "tocsin.ownKeys" -}}
bootstrap.servers: use kafka.bootstrapServers
schema.registry.url: use schemaRegistry.url
topic.prefix: use kafka.topicPrefix
topics.replication.factor: use kafka.replicationFactor
application.id: use kafka.applicationId
standby.replicas: use standbyReplicas
state.dir: it lies on the volume of persistence
serve.address: it is reached by its services
serve.port: use service.port
serve.advertised: it is the name of the pod
serve.hosts: use access.hosts
serve.access.file: use access.existingSecret
serve.access.open: use access.open
serve.tls.certificate.file: use tls.existingSecret
serve.tls.key.file: use tls.existingSecret
models.trusted.keys: use models.trustedKeys
models.signing.key: use trainer.signingKey
kafka.security.protocol: use kafka.securityProtocol
kafka.sasl.mechanism: use kafka.sasl.mechanism
kafka.sasl.jaas.config: use kafka.sasl.existingSecret, for a ConfigMap is no place for secrets
kafka.ssl.truststore.location: use kafka.tls.truststore
kafka.ssl.truststore.type: use kafka.tls.truststore
kafka.ssl.truststore.password: use kafka.tls.truststore, for a ConfigMap is no place for secrets
kafka.ssl.keystore.location: use kafka.tls.keystore
kafka.ssl.keystore.type: use kafka.tls.keystore
kafka.ssl.keystore.password: use kafka.tls.keystore, for a ConfigMap is no place for secrets
registry.basic.auth.user.info: use schemaRegistry.auth, for a ConfigMap is no place for secrets
registry.schema.registry.ssl.truststore.location: use schemaRegistry.truststore
registry.schema.registry.ssl.truststore.password: use schemaRegistry.truststore, for a ConfigMap is no place for secrets
{{- end -}}
