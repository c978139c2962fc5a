{{- define "hearth.name" -}}
{{- if contains "hearth" .Release.Name -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-hearth" .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "hearth.serviceAccount" -}}
{{- if .Values.serviceAccount.name -}}
{{- .Values.serviceAccount.name -}}
{{- else if .Values.serviceAccount.create -}}
{{- include "hearth.name" . -}}
{{- else -}}
{{- fail "serviceAccount.name: must be set when serviceAccount.create is false" -}}
{{- end -}}
{{- end -}}

{{- /* The NetworkPolicies of cache clusters let pods with these part-of and component labels in. */ -}}
{{- define "hearth.selector" -}}
app.kubernetes.io/name: hearth-operator
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/part-of: hearth
app.kubernetes.io/component: operator
{{- end -}}

{{- define "hearth.labels" -}}
{{ include "hearth.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{- /* Labels of objects that do not belong to a pod of the operator. */ -}}
{{- define "hearth.clusterLabels" -}}
app.kubernetes.io/name: hearth
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/part-of: hearth
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{- /* An image that names a version. Takes the name of the value and the image. */ -}}
{{- define "hearth.versioned" -}}
{{- if hasSuffix ":latest" .image -}}
{{- fail (printf "%s: must name a version, not latest: pods would run different versions after a restart" .name) -}}
{{- end -}}
{{- .image | quote -}}
{{- end -}}
