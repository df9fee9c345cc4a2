{{/* tocsin.properties: what the chart sets, then values.config. Needed twice: by what runs, and by the job that comes before everything else. */}}

{{- define "tocsin.properties" -}}
{{- $keys := dict
  "bootstrap.servers" .Values.kafka.bootstrapServers
  "schema.registry.url" .Values.schemaRegistry.url
  "topic.prefix" .Values.kafka.topicPrefix
  "topics.replication.factor" .Values.kafka.replicationFactor
  "application.id" .Values.kafka.applicationId
  "standby.replicas" (include "tocsin.standbyReplicas" .)
  "state.dir" "/var/lib/tocsin/state"
  "serve.address" "0.0.0.0"
  "serve.port" 7070
  "serve.hosts" (include "tocsin.hosts" .)
  "kafka.security.protocol" .Values.kafka.securityProtocol
-}}
{{- if .Values.access.open -}}
{{- $_ := set $keys "serve.access.open" true -}}
{{- else -}}
{{- $_ := set $keys "serve.access.file" "/etc/tocsin/access/access" -}}
{{- end -}}
{{- if .Values.tls.existingSecret -}}
{{- $_ := set $keys "serve.tls.certificate.file" "/etc/tocsin/tls/tls.crt" -}}
{{- $_ := set $keys "serve.tls.key.file" "/etc/tocsin/tls/tls.key" -}}
{{- end -}}
{{- if or .Values.models.trustedKeys .Values.models.existingConfigMap -}}
{{- $_ := set $keys "models.trusted.keys" "/etc/tocsin/keys" -}}
{{- end -}}
{{- if hasPrefix "SASL_" .Values.kafka.securityProtocol -}}
{{- $_ := set $keys "kafka.sasl.mechanism" .Values.kafka.sasl.mechanism -}}
{{- end -}}
{{- with .Values.kafka.tls.truststore -}}
{{- if .existingSecret -}}
{{- $_ := set $keys "kafka.ssl.truststore.location" (printf "/etc/tocsin/kafka-truststore/%s" .key) -}}
{{- $_ := set $keys "kafka.ssl.truststore.type" .type -}}
{{- end -}}
{{- end -}}
{{- with .Values.kafka.tls.keystore -}}
{{- if .existingSecret -}}
{{- $_ := set $keys "kafka.ssl.keystore.location" (printf "/etc/tocsin/kafka-keystore/%s" .key) -}}
{{- $_ := set $keys "kafka.ssl.keystore.type" .type -}}
{{- end -}}
{{- end -}}
{{- if .Values.schemaRegistry.auth.existingSecret -}}
{{- $_ := set $keys "registry.basic.auth.credentials.source" "USER_INFO" -}}
{{- end -}}
{{- with .Values.schemaRegistry.truststore -}}
{{- if .existingSecret -}}
{{- $_ := set $keys "registry.schema.registry.ssl.truststore.location" (printf "/etc/tocsin/registry-truststore/%s" .key) -}}
{{- $_ := set $keys "registry.schema.registry.ssl.truststore.type" .type -}}
{{- end -}}
{{- end -}}
{{- range $key, $value := merge (deepCopy .Values.config) $keys }}
{{ $key }}={{ include "tocsin.propertyValue" $value }}
{{- end -}}
{{- end -}}

{{/* What is read at the start alone: a change of it rolls. */}}
{{- define "tocsin.readAtStart" -}}
{{- include "tocsin.properties" . -}}
{{- toJson .Values.models.trustedKeys -}}
{{- end -}}

{{/* As a properties file has it: 604800000 and not 6.048e+08, which is what YAML makes of large numbers; a backslash twice; a first blank kept. */}}
{{- define "tocsin.propertyValue" -}}
{{- $text := toString . -}}
{{- if kindIs "float64" . -}}
{{- if eq . (floor .) -}}
{{- $text = int64 . | toString -}}
{{- end -}}
{{- end -}}
{{- $text = $text | replace "\\" "\\\\" | replace "\r" "\\r" | replace "\n" "\\n" -}}
{{- if hasPrefix " " $text }}{{ $text = print "\\" $text }}{{ end -}}
{{- $text -}}
{{- end -}}

{{- define "tocsin.standbyReplicas" -}}
{{- if kindIs "string" .Values.standbyReplicas -}}
{{- if eq (toString (default "" .Values.replicaCount)) "1" }}0{{ else }}1{{ end -}}
{{- else -}}
{{- int .Values.standbyReplicas -}}
{{- end -}}
{{- end -}}

{{/* Names under which page and API are asked for; others are refused while nobody is asked who they are. */}}
{{- define "tocsin.hosts" -}}
{{- $service := include "tocsin.fullname" . -}}
{{- $hosts := list $service (printf "%s.%s" $service .Release.Namespace) (printf "%s.%s.svc" $service .Release.Namespace) (printf "%s.%s.svc.cluster.local" $service .Release.Namespace) -}}
{{- if .Values.ingress.enabled }}{{ $hosts = concat $hosts .Values.ingress.hosts }}{{ end -}}
{{- concat $hosts .Values.access.hosts | uniq | join "," -}}
{{- end -}}
