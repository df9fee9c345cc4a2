{{/* What all pods have in common. Those that differ are called with (dict "root" $ "sasl" ... "config" ...). */}}

{{- define "tocsin.podCommon" -}}
serviceAccountName: {{ .serviceAccount }}
automountServiceAccountToken: false
# A service that is called like a key would set it: TOCSIN_SERVE_PORT.
enableServiceLinks: false
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .root.Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
securityContext:
  {{- toYaml .root.Values.podSecurityContext | nindent 2 }}
{{- with .root.Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "tocsin.containerCommon" -}}
image: {{ include "tocsin.image" .root | quote }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
securityContext:
  {{- toYaml .root.Values.securityContext | nindent 2 }}
{{- end -}}

{{/* Secrets and what only a pod knows of itself; all else is in the file. */}}
{{- define "tocsin.env" -}}
{{- $values := .root.Values -}}
- name: TOCSIN_CONFIG
  value: /etc/tocsin/config/tocsin.properties
{{- with $values.log.level }}
- name: TOCSIN_LOG_LEVEL
  value: {{ . }}
{{- end }}
{{- with $values.log.kafkaLevel }}
- name: TOCSIN_KAFKA_LOG_LEVEL
  value: {{ . }}
{{- end }}
{{- with $values.java.options }}
- name: JDK_JAVA_OPTIONS
  value: {{ . | quote }}
{{- end }}
{{- if hasPrefix "SASL_" $values.kafka.securityProtocol }}
{{- $sasl := ternary .sasl $values.kafka.sasl (ne "" .sasl.existingSecret) }}
- name: TOCSIN_KAFKA_SASL_JAAS_CONFIG
  valueFrom:
    secretKeyRef: {name: {{ $sasl.existingSecret }}, key: {{ $sasl.key }}}
{{- end }}
{{- with $values.kafka.tls.truststore }}
{{- if and .existingSecret .passwordKey }}
- name: TOCSIN_KAFKA_SSL_TRUSTSTORE_PASSWORD
  valueFrom:
    secretKeyRef: {name: {{ .existingSecret }}, key: {{ .passwordKey }}}
{{- end }}
{{- end }}
{{- with $values.kafka.tls.keystore }}
{{- if and .existingSecret .passwordKey }}
- name: TOCSIN_KAFKA_SSL_KEYSTORE_PASSWORD
  valueFrom:
    secretKeyRef: {name: {{ .existingSecret }}, key: {{ .passwordKey }}}
{{- end }}
{{- end }}
{{- with $values.schemaRegistry.auth }}
{{- if .existingSecret }}
- name: TOCSIN_REGISTRY_BASIC_AUTH_USER_INFO
  valueFrom:
    secretKeyRef: {name: {{ .existingSecret }}, key: {{ .key }}}
{{- end }}
{{- end }}
{{- with $values.schemaRegistry.truststore }}
{{- if and .existingSecret .passwordKey }}
- name: TOCSIN_REGISTRY_SCHEMA_REGISTRY_SSL_TRUSTSTORE_PASSWORD
  valueFrom:
    secretKeyRef: {name: {{ .existingSecret }}, key: {{ .passwordKey }}}
{{- end }}
{{- end }}
{{- with $values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "tocsin.volumeMounts" -}}
{{- $values := .root.Values -}}
- name: config
  mountPath: /etc/tocsin/config
  readOnly: true
# Native libraries are unpacked into it and run from there.
- name: tmp
  mountPath: /tmp
{{- if $values.kafka.tls.truststore.existingSecret }}
- name: kafka-truststore
  mountPath: /etc/tocsin/kafka-truststore
  readOnly: true
{{- end }}
{{- if $values.kafka.tls.keystore.existingSecret }}
- name: kafka-keystore
  mountPath: /etc/tocsin/kafka-keystore
  readOnly: true
{{- end }}
{{- if $values.schemaRegistry.truststore.existingSecret }}
- name: registry-truststore
  mountPath: /etc/tocsin/registry-truststore
  readOnly: true
{{- end }}
{{- with $values.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "tocsin.volumes" -}}
{{- $values := .root.Values -}}
- name: config
  configMap:
    name: {{ .config }}
- name: tmp
  emptyDir:
    sizeLimit: 256Mi
{{- with $values.kafka.tls.truststore.existingSecret }}
- name: kafka-truststore
  secret:
    secretName: {{ . }}
    defaultMode: 288 # 0440
    items:
      - {key: {{ $values.kafka.tls.truststore.key }}, path: {{ $values.kafka.tls.truststore.key }}}
{{- end }}
{{- with $values.kafka.tls.keystore.existingSecret }}
- name: kafka-keystore
  secret:
    secretName: {{ . }}
    defaultMode: 288 # 0440
    items:
      - {key: {{ $values.kafka.tls.keystore.key }}, path: {{ $values.kafka.tls.keystore.key }}}
{{- end }}
{{- with $values.schemaRegistry.truststore.existingSecret }}
- name: registry-truststore
  secret:
    secretName: {{ . }}
    defaultMode: 288 # 0440
    items:
      - {key: {{ $values.schemaRegistry.truststore.key }}, path: {{ $values.schemaRegistry.truststore.key }}}
{{- end }}
{{- with $values.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* The public keys: run checks with them, the trainer says which versions they cover. */}}
{{- define "tocsin.keysMount" -}}
{{- if or .Values.models.trustedKeys .Values.models.existingConfigMap }}
- name: keys
  mountPath: /etc/tocsin/keys
  readOnly: true
{{- end }}
{{- end -}}

{{- define "tocsin.keysVolume" -}}
{{- if or .Values.models.trustedKeys .Values.models.existingConfigMap }}
- name: keys
  configMap:
    name: {{ default (printf "%s-keys" (include "tocsin.fullname" .)) .Values.models.existingConfigMap }}
{{- end }}
{{- end -}}
