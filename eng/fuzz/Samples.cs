namespace MqttCertGate.Fuzz;

/// <summary>Manifests and profiles with every key and every form of a value.</summary>
internal static class Samples
{
    public const string Base = "version: 1\nprofile: mosquitto\ndefaults: { pki: private }\n";

    public static readonly string[] Manifests =
    [
        """
        version: 1
        profile: tdmq
        clients: [apple, esp32-mbedtls]
        defaults: &d { pki: private, trust: [root.pem], renew-before: 33%, cluster: a }
        rules: { rsa.modulus-size: { level: error, minimumRsaBits: 3072 }, id.endpoint-coverage: { accessPoint: '^mqtt-[a-z]+$' } }
        certificates:
          server:
            file: server.pem
            chain: [chain.pem]
            key: server.key
            crl: root.crl
            domains:
              - mqtt.example.com
              - { name: mqtt.example.org, cname: mqtt-xxx.example.net }
            pin: >-
              spki:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
            allow:
              - { rule: rsa.modulus-size, reason: 'Gateways in plant 3', until: 2026-12-31 }
          fleet: { files: '*.pem', role: client }
          store: { file: store.p12, password-env: PASSWORD, role: auto }
          roots: { file: root.pem, role: trust, anchors: [server] }

        """,
        "version: 1\nprofile: ./profile.yml\nextends: base.yml\ncertificates: { a: { file: server.pem, trust: root.pem, domains: [mqtt.example.com] } }\n",
        "version: 1\ndefaults: { trust: root.pem, pki: public }\ncertificates:\n  a: &a { file: server.pem, key-type: P-256, max-validity: 30 }\n  b: { <<: *a, file: store.jks }\n",
    ];

    public static readonly string[] Profiles =
    [
        "version: 1\nextends: tdmq\nrules: { chain-file.count: { level: warning, maximumCertificates: 3 } }\n",
        "version: 1\nrevision: 2026-01-01\nrules:\n  id.host-coverage: none\n",
    ];
}
